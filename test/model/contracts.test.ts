import { expect, it } from 'vitest'
import { type Projected, projectText } from '../support/project-text.ts'

/** General practice of 60 that stays, and community services of 40 that grow 10% a year: 44, 48.4, 53.24, 58.564. */
const project = (contract: string, rest = '', practice = ''): Projected =>
  projectText(`
title: Contracts
years: { base: 2017/18, count: 4 }
funding: { allocation: { base: 200, growth: 0% } }
lines:
  practice: { setting: out-of-hospital, base: 60, growth: 0%${practice} }
  community: { setting: out-of-hospital, base: 40, growth: 10% }
  acute: { setting: hospital, base: 100, growth: 0% }
contracts: { mcp: { ${contract} } }
${rest}`)

const of = ({ years }: Projected, name: string): readonly string[] => years(`contracts.mcp.${name}`)
const places = (values: readonly string[], places: number): string[] =>
  values.map((value) => (value === '-' ? value : Number(value).toFixed(places)))

const scope = 'scope: { practice: 100%, community: 50% }'
// 1.25 x 1.2 x (1 - 0.2) = 1.2 a year.
const index = 'index: { population: 25%, inflation: 20%, productivity: 20% }'
const whole = `starts: 2019/20, shadow: 2018/19, ${scope}, ${index}`

it('the price of the services in scope moves by people, prices and productivity from its pricing year', () => {
  const found = project(whole)

  // 60 + 50% x 40 = 80 in 2017/18 money; x 1.2 a year. Nothing stands before the shadow year.
  expect(of(found, 'value')).toEqual(['-', '96', '115.2', '138.24', '165.888'])
  // 60 + 22; 60 + 24.2; 60 + 26.62; 60 + 29.282.
  expect(of(found, 'cost')).toEqual(['-', '82', '84.2', '86.62', '89.282'])
  expect(of(found, 'variance')).toEqual(['-', '14', '31', '51.62', '76.606'])
})

it('a shadow year is calculated and shown, and not paid', () => {
  const found = project(whole)

  expect(of(found, 'payment')).toEqual(['-', '96', '115.2', '138.24', '165.888'])
  expect(of(found, 'provider-result')).toEqual(['-', '14', '31', '51.62', '76.606'])
  expect(of(found, 'adjustment')).toEqual(['-', '0', '31', '51.62', '76.606'])
  // 60 + 44 + 100; 60 + 48.4 + 100 + 31.
  expect(found.years('spend.total').slice(0, 3)).toEqual(['200', '204', '239.4'])
})

it('what is paid beyond cost is spread over the lines by what of their cost is in scope', () => {
  const { years } = project(whole)

  // 31 x 60 / 84.2 = 22.0903; 31 x 24.2 / 84.2 = 8.9097.
  expect(places(years('lines.practice.spend'), 4).slice(0, 3)).toEqual(['60.0000', '60.0000', '82.0903'])
  expect(places(years('lines.community.spend'), 4).slice(0, 3)).toEqual(['40.0000', '44.0000', '57.3097'])
  expect(years('lines.acute.spend')[2]).toBe('100')
  // What the services cost, and what would be spent without a plan, know nothing of a contract.
  expect(years('lines.community.cost')[2]).toBe('48.4')
  expect(years('lines.community.do-nothing')[2]).toBe('48.4')
})

it('affordability is the money left for the scope less the indexed price, in a shadow year too', () => {
  const found = project(whole)

  // In 2018/19 122 are spent outside the scope: 200 - 122 - 96. In 2019/20 124.2: 200 - 124.2 - 115.2.
  expect(of(found, 'affordability').slice(0, 3)).toEqual(['-', '-18', '-39.4'])
  // 200 - 126.62 - 138.24.
  expect(of(found, 'affordability')[3]).toBe('-64.86')
})

it('spend of one year is in the cost and not in the price, so that the positions keep them apart', () => {
  const found = project(whole, '', ', non-recurrent: { 2019/20: 5 }')
  const { years } = found

  expect(of(found, 'cost')[2]).toBe('89.2')
  // 115.2 - 89.2 is paid beyond cost; 115.2 - 84.2 = 31 beyond recurrent cost lasts.
  expect(of(found, 'adjustment')[2]).toBe('26')
  // The price is paid in full, and the five of this year only are the provider's: neither step has anything to add back.
  expect(years('underlying.contracts')[2]).toBe('0')
  // 200 - 208.4 - 5 - 26; 200 - 208.4 - 31.
  expect(years('in-year')[2]).toBe('-39.4')
  expect(years('underlying')[2]).toBe('-39.4')
  expect(years('headroom.recurrent')[2]).toBe('-39.4')
  expect(years('underlying.non-recurrent-spend')[2]).toBe('0')
})

it('a price set by a later year is unknown before it, and its index starts there', () => {
  const found = project(`${whole}, priced: 2019/20`)

  // 60 + 50% x 48.4 in the start year itself; x 1.2 from the year after.
  expect(of(found, 'value')).toEqual(['-', '-', '84.2', '101.04', '121.248'])
  expect(of(found, 'cost')[1]).toBe('82')
  expect(of(found, 'adjustment').slice(0, 3)).toEqual(['-', '0', '0'])
})

it('a price set between base and start', () => {
  // (60 + 22) x 1.2; x 1.44; x 1.728.
  expect(of(project(`${whole}, priced: 2018/19`), 'value')).toEqual(['-', '82', '98.4', '118.08', '141.696'])
})

it('a shadow from the base year has its figures there', () => {
  const found = project(`starts: 2018/19, shadow: 2017/18, ${scope}`)

  // A price of 80 without an index, for 80, 82, 84.2 and so on.
  expect(of(found, 'value')).toEqual(['80', '80', '80', '80', '80'])
  expect(of(found, 'variance')).toEqual(['0', '-2', '-4.2', '-6.62', '-9.282'])
  expect(of(found, 'adjustment')).toEqual(['0', '-2', '-4.2', '-6.62', '-9.282'])
})

it('a contract ends after its last year, and the lines cost what they cost again', () => {
  const found = project(`starts: 2018/19, ends: 2019/20, ${scope}, ${index}`)

  expect(of(found, 'payment')).toEqual(['-', '96', '115.2', '-', '-'])
  expect(of(found, 'adjustment')).toEqual(['-', '14', '31', '-', '-'])
  // 204 + 14; 208.4 + 31; 213.24; 218.564.
  expect(found.years('spend.total')).toEqual(['200', '218', '239.4', '213.24', '218.564'])
})

it('a contract of one year, the first or the last', () => {
  const first = project(`starts: 2018/19, ends: 2018/19, ${scope}, ${index}`)
  const last = project(`starts: 2021/22, ends: 2021/22, ${scope}, ${index}`)

  expect(of(first, 'adjustment')).toEqual(['-', '14', '-', '-', '-'])
  expect(of(last, 'adjustment')).toEqual(['-', '-', '-', '-', '76.606'])
  // 60 + 58.564 + 100 + 76.606.
  expect(last.years('spend.total')).toEqual(['200', '204', '208.4', '213.24', '295.17'])
})

it('a contract longer than the horizon runs to its end', () => {
  const [long, open] = [project(`${whole}, ends: 2040/41`), project(whole)]

  expect(of(long, 'payment')).toEqual(of(open, 'payment'))
  expect(of(long, 'payment')[4]).toBe('165.888')
})

it('a line that joins later is in neither price nor cost before, and is priced as if it had been', () => {
  const found = project(
    `starts: 2019/20, scope: { practice: 100%, community: { share: 50%, from: 2020/21 } }, ${index}`,
  )

  // 60 x 1.44; (60 + 20) x 1.728; 80 x 2.0736.
  expect(of(found, 'value')).toEqual(['-', '-', '86.4', '138.24', '165.888'])
  expect(of(found, 'cost')).toEqual(['-', '-', '60', '86.62', '89.282'])
  expect(found.years('lines.community.spend')[2]).toBe('48.4')
  // 51.62 x 26.62 / 86.62 = 15.8638 joins 53.24.
  expect(found.shown('lines.community.spend', 3, 4)).toBe('69.1038')
})

it('a stated price takes the place of the shares of the lines', () => {
  // 90 x 1.44; x 1.728; x 2.0736.
  expect(of(project(`starts: 2019/20, value: 90, ${scope}, ${index}`), 'value')).toEqual([
    '-',
    '-',
    '129.6',
    '155.52',
    '186.624',
  ])
})

it('a price that tracks the allocation moves with recurrent funding, without what moved or came for one year', () => {
  const { years } = projectText(`
title: Tracking
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 200, growth: { 2018/19: 5%, 2019/20: 10%, 2020/21: 0% }, non-recurrent: { 2018/19: 50 } } }
lines:
  practice: { setting: out-of-hospital, base: 60, growth: 0% }
  acute: { setting: hospital, base: 100, growth: 0% }
responsibilities: { gp: { funding: allocation, line: acute, from: 2019/20, amount: 10 } }
contracts: { mcp: { starts: 2018/19, scope: { practice: 100% }, index: allocation } }
`)

  expect(years('funding.recurrent')).toEqual(['200', '210', '241', '241'])
  // 60 x 1.05; x 1.1, though recurrent funding rose from 210 to 241.
  expect(years('contracts.mcp.value')).toEqual(['-', '63', '69.3', '69.3'])
})

it('the people of a price may be those of the definition', () => {
  const found = project(
    `starts: 2019/20, shadow: 2018/19, ${scope}, index: { population: population, inflation: 50% }`,
    'population: { base: 1000, growth: { 2018/19: 10%, 2019/20: -20%, default: 0% } }',
  )

  // 80 x 1.1 x 1.5; x 0.8 x 1.5; x 1.5.
  expect(of(found, 'value')).toEqual(['-', '132', '158.4', '237.6', '356.4'])
})

it('a price without an index stays as it is, and a loss is the provider’s unless it is shared', () => {
  const found = project('starts: 2018/19, scope: { community: 100% }')

  expect(of(found, 'value')).toEqual(['-', '40', '40', '40', '40'])
  expect(of(found, 'variance')).toEqual(['-', '-4', '-8.4', '-13.24', '-18.564'])
  expect(of(found, 'loss-to-provider')).toEqual(['-', '4', '8.4', '13.24', '18.564'])
  expect(of(found, 'loss-to-commissioner')).toEqual(['-', '0', '0', '0', '0'])
  expect(found.years('lines.community.spend')).toEqual(['40', '40', '40', '40', '40'])
})

it('a price that is exactly the cost changes nothing', () => {
  const found = project('starts: 2018/19, scope: { practice: 100% }, gain: { share: 50% }, loss: { share: 50% }')

  for (const name of ['variance', 'gain-to-commissioner', 'loss-to-commissioner', 'loss-to-provider', 'adjustment'])
    expect([name, ...of(found, name)]).toEqual([name, '-', '0', '0', '0', '0'])
  expect(of(found, 'payment')).toEqual(['-', '60', '60', '60', '60'])
})

it('the value is parted among lists by their people', () => {
  const found = project(`${whole}, lists: { north: 3000, south: 1000 }`)

  // Three quarters and one quarter of 96 and 115.2.
  expect(of(found, 'lists.north').slice(0, 3)).toEqual(['-', '72', '86.4'])
  expect(of(found, 'lists.south').slice(0, 3)).toEqual(['-', '24', '28.8'])
})

it('two contracts may have parts of one line, each paid beyond its own cost', () => {
  const { years } = projectText(`
title: Two contracts
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { practice: { setting: out-of-hospital, base: 60, growth: 0% } }
contracts:
  north: { starts: 2018/19, value: 40, scope: { practice: 50% } }
  south: { starts: 2018/19, value: 14, scope: { practice: 25% } }
`)

  // 40 for 30 and 14 for 15: 60 + 10 - 1.
  expect(years('lines.practice.spend')).toEqual(['60', '69'])
  // 100 - (69 - 30 - 10) - 40; 100 - (69 - 15 + 1) - 14.
  expect(years('contracts.north.affordability')[1]).toBe('31')
  expect(years('contracts.south.affordability')[1]).toBe('31')
})

const renewed = (first: string, second: string): string => `
title: One contract after another
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { practice: { setting: out-of-hospital, base: 60, growth: 0% } }
contracts:
  first: { starts: 2018/19, ends: ${first}, value: 70, scope: { practice: 100% } }
  second: { starts: 2019/20, ${second}, value: 50, scope: { practice: 100% } }
`

it('a contract may follow another after a shadow year beside it, for that is not paid', () => {
  const { years } = projectText(renewed('2018/19', 'shadow: 2018/19'))

  expect(years('lines.practice.spend')).toEqual(['60', '70', '50'])
  expect(years('contracts.second.payment')).toEqual(['-', '50', '50'])
})

it('no more of a line may be paid for than there is, in any year', () => {
  expect(() => projectText(renewed('2019/20', 'shadow: 2018/19'))).toThrow(
    'In 2019/20 the contracts first and second take 200% of lines.practice',
  )
})

it('a cap may be a share of the contract’s own price, and of nothing that ends before it', () => {
  const capped = (of: string): string =>
    renewed('2018/19', `gain: { share: { 2019/20..: 50% }, cap: { share: 10%, of: ${of} } }`)

  // 60 costs 10 more than the price: no gain. The cap is there all the same.
  expect(projectText(capped('contracts.second.value')).years('contracts.second.payment')).toEqual(['-', '-', '50'])
  expect(() => projectText(capped('contracts.first.value'))).toThrow(
    'contracts.first.value has no value in 2019/20, a year of contracts.second',
  )
})

const joining = (part: string, rest = ''): Projected =>
  project(`starts: 2018/19, scope: { practice: 100%, community: ${part} }, ${index}${rest}`)

it('a line that joins later may be priced by its spend of a later year, and is then indexed from that year', () => {
  const found = joining('{ share: 50%, from: 2020/21, priced: 2019/20 }')

  // Practice 60 x 1.2, x 1.44. Community joins at half of the 48.4 of 2019/20 with one year of index, 24.2 x 1.2 = 29.04, beside
  // 60 x 1.728 = 103.68; then both grow by 20%.
  expect(of(found, 'value')).toEqual(['-', '72', '86.4', '132.72', '159.264'])
})

it('a line priced by the year in which it joins has the price of its spend of that year', () => {
  // Half of 53.24 is 26.62, beside 103.68.
  expect(of(joining('{ share: 50%, from: 2020/21, priced: 2020/21 }'), 'value')[3]).toBe('130.3')
})

it('a line priced by the year of the contract is priced as if nothing were said', () => {
  const [said, unsaid] = ['{ share: 50%, from: 2020/21, priced: 2017/18 }', '{ share: 50%, from: 2020/21 }'].map(
    (part) => of(joining(part), 'value'),
  )

  expect(said).toEqual(unsaid)
})

it('a line in scope from the start may be priced by a later year than the contract, not after it', () => {
  // Half of 44, which is 22, beside 60 x 1.2.
  expect(of(joining('{ share: 50%, priced: 2018/19 }'), 'value')[1]).toBe('94')
  expect(() => joining('{ share: 50%, priced: 2019/20 }')).toThrow(
    'it must not be after 2018/19, the year the line joins',
  )
})

it('a line is not priced before its contract', () => {
  expect(() => joining('{ share: 50%, from: 2020/21, priced: 2017/18 }', ', priced: 2018/19')).toThrow(
    'it must not be before 2018/19, the year that prices the contract',
  )
})
