import { expect, it } from 'vitest'
import { toPlain } from '../../src/base/decimal.ts'
import { checksOf } from '../../src/checks/checks.ts'
import { rerunner } from '../../src/engine/rerun.ts'
import { type Projected, projectText } from '../support/project-text.ts'

const member = (rest: string, funding = 'base: 100, growth: 0%', lines = ''): string => `title: Member
years: { base: 2017/18, count: 2 }
funding: { core: { ${funding} } }
lines:
  acute: { setting: hospital, base: 60, growth: 0%${lines} }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
${rest}`
const place = (combine: string, files: Record<string, string>, rest = ''): Projected =>
  projectText(`title: Place\n${rest}combine: ${combine}\n`, { files })

it('a place within a place is in the prices of the outer one, whatever its own base', () => {
  const { years } = place(
    '{ inner: { scenario: inner.yaml } }',
    {
      'inner.yaml': 'title: Inner\ncombine: { one: { scenario: one.yaml } }\n',
      'one.yaml': member('prices: { base: 2019/20, deflator: 2% }\n'),
    },
    'prices: { base: 2017/18 }\n',
  )

  expect(years('prices.index')).toEqual(['1', '1.02', '1.0404'])
})

it.each([
  ['kept', 'lost'],
  ['lost', 'kept'],
])('what a stream loses in one member only is no fault of headroom: %s, %s', (one, two) => {
  const fenced = (underspend: string): string =>
    member('', `base: 100, growth: 0%, for: [community], underspend: ${underspend}`)
  const { scenario } = place('{ one: { scenario: one.yaml }, two: { scenario: two.yaml } }', {
    'one.yaml': fenced(one),
    'two.yaml': fenced(two),
  })

  expect(checksOf(scenario).find(({ id }) => id === 'arithmetic.headroom')).toMatchObject({
    outcome: 'pass',
    title: 'Headroom is funding less reserves, repayment, required surplus, ring-fence underspend and spend',
  })
})

it('ring-fence underspend is in the title of headroom where a member of a member loses them, and nowhere else', () => {
  const fenced = (underspend: string): string =>
    member('', `base: 100, growth: 0%, for: [community], underspend: ${underspend}`)
  const titleOf = (one: string): string | undefined => {
    const { scenario } = place('{ whole: { scenario: whole.yaml }, inner: { scenario: inner.yaml } }', {
      'inner.yaml': 'title: Inner\ncombine: { whole: { scenario: whole.yaml }, one: { scenario: one.yaml } }\n',
      'one.yaml': fenced(one),
      'whole.yaml': member(''),
    })
    return checksOf(scenario).find(({ id }) => id === 'arithmetic.headroom')?.title
  }

  expect(titleOf('lost')).toContain('ring-fence underspend')
  expect(titleOf('kept')).not.toContain('ring-fence underspend')
})

it('activity of a line is told where all that belongs to the place counts it', () => {
  const { years } = place(
    '{ one: { scenario: one.yaml }, two: { scenario: two.yaml, lines: { funding: 50%, community: 50% } } }',
    {
      'one.yaml': member('', undefined, ', activity: { base: 1000, unit: admission, growth: 1% }'),
      'two.yaml': member(''),
    },
  )

  expect(years('lines.acute.activity')).toEqual(['1000', '1010', '1020.1'])
})

it('a member that has nothing to grow weighs nothing in the growth of a place', () => {
  const { years } = place('{ one: { scenario: one.yaml }, two: { scenario: two.yaml } }', {
    'one.yaml': member('', 'base: 100, growth: 3%'),
    'two.yaml': member('', 'base: 0, amounts: [0, 50]'),
  })

  expect(years('funding.growth')).toEqual(['-', '0.03', '0.03'])
})

it('another month asks for another model, so that it is no change of inputs', () => {
  const { scenario } = projectText(member('savings: { s: { line: acute, amount: { 2018/19: 2 }, month: October } }\n'))
  const { plan } = scenario.projection
  const month = plan.inputs.findIndex(({ path }) => path === 'savings.s.month')

  expect(month).toBeGreaterThan(-1)
  expect(() => rerunner(scenario.projection, { inputs: [month] }, [0])).toThrow('savings.s.month')
})

it('budgets of lists are shares of the people on all of them', () => {
  const { at } = projectText(
    member(
      'contracts: { mcp: { starts: 2018/19, scope: { community: 100% }, lists: { north: 1000, south: 3000 } } }\n',
    ),
  )
  const value = at('contracts.mcp.lists.south', 1)

  expect(value && toPlain(value)).toBe('30')
})
