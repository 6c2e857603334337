import { expect, it } from 'vitest'
import { hasComments } from '../../src/definition/text/comments.ts'
import { writeCsv } from '../../src/definition/text/write-csv.ts'
import { writeYaml } from '../../src/definition/text/write-yaml.ts'
import { read, treeOf } from '../support/trees.ts'

const toYaml = (csv: string): string => writeYaml(treeOf(csv, 'csv'), 'csv')
const toCsv = (yaml: string): string => writeCsv(treeOf(yaml, 'yaml'))

it('writes YAML in blocks, with short lists and values by year on one line', () => {
  const csv = `path,value,2017/18,2018/19,2019/20..,source,quality,low,high
title,"3% growth, flat allocation",,,,,,,
extends,"[a.yaml, b.yaml]",,,,,,,
years.base,2017/18,,,,,,,
document.version,1.2,,,,,,,
lines.acute,,,,,Board paper,amber,,
lines.acute.base,"1,234.50",,,,,,,
lines.acute.growth,3%,,,,"NHS: plan",,1%,6%
lines.acute.non-recurrent,,"(1,000)",2.0,,,,,
lines.acute.adjustments,,,2.0,-1.5,,,,
`
  expect(toYaml(csv)).toBe(`title: 3% growth, flat allocation
extends: [a.yaml, b.yaml]

years:
  base: 2017/18

document:
  version: "1.2"

lines:
  acute:
    source: Board paper
    quality: amber
    base: 1234.50
    growth:
      value: 3%
      source: "NHS: plan"
      range: { low: 1%, high: 6% }
    non-recurrent: { 2017/18: (1000), 2018/19: 2.0 }
    adjustments: { 2018/19: 2.0, 2019/20..: -1.5 }
`)
})

it('writes a long list and many years line by line, and folds long text', () => {
  const years = Array.from({ length: 6 }, (_, index) => `${2018 + index}/${19 + index}`)
  const csv = `path,value,${years.join(',')}
description,${'a word or two '.repeat(9)}end,,,,,,
lines.a.growth,,1.25%,1.25%,1.25%,1.25%,1.25%,1.25%
lines.b.growth,"[${Array.from({ length: 12 }, () => '1.25%').join(', ')}]",,,,,,
`
  // A line has 120 columns: 2 of indentation, 8 x 14 of the phrase with its space, 6 of "a word".
  expect(toYaml(csv)).toBe(`description: >-
  ${'a word or two '.repeat(8)}a word
  or two end

lines:
  a:
    growth:
${years.map((year) => `      ${year}: 1.25%\n`).join('')}  b:
    growth:
${'      - 1.25%\n'.repeat(12)}`)
})

it('quotes words that an editor would take for numbers or flags, and leaves figures bare', () => {
  const csv = `path,value
title,2018
description,true
lines.a.title,no
lines.a.base,113
lines.a.growth,0
savings.s.recurrent,false
savings.s.line,a
savings.s.month,7
`
  expect(toYaml(csv)).toBe(`title: "2018"
description: "true"

lines:
  a:
    title: no
    base: 113
    growth: 0

savings:
  s:
    recurrent: false
    line: a
    month: 7
`)
})

it('writes a row a path into CSV, with the columns that are used, years in their order', () => {
  const yaml = `
# A comment is not kept.
title: '3% growth, "flat"'
extends: [a.yaml, "b, c.yaml"]
years: { base: 2017/18, confirmed: 2018/19 }
lines:
  acute:
    title: Acute
    source: Board paper
    quality: amber
    base: 27.40
    growth: { value: { 2019/20..: 2%, 2018/19: 3% }, note: falls }
    drivers: {}
  community:
    growth: { 2018/19: 3%, 2019/20..: 2%, default: 1% }
shifts: { frailty: { release: [0%, 40%, 70%], delivery: { value: 85%, range: { low: 70%, high: 90% } } } }
`
  expect(toCsv(yaml)).toBe(`path,value,2018/19,2019/20..,default,source,quality,note,low,high
title,"3% growth, ""flat""",,,,,,,,
extends,"[a.yaml, ""b, c.yaml""]",,,,,,,,
years.base,2017/18,,,,,,,,
years.confirmed,2018/19,,,,,,,,
lines.acute.title,Acute,,,,,,,,
lines.acute,,,,,Board paper,amber,,,
lines.acute.base,27.40,,,,,,,,
lines.acute.growth,"{ 2019/20..: 2%, 2018/19: 3% }",,,,,,falls,,
lines.acute.drivers,{},,,,,,,,
lines.community.growth,,3%,2%,1%,,,,,
shifts.frailty.release,"[0%, 40%, 70%]",,,,,,,,
shifts.frailty.delivery,85%,,,,,,,70%,90%
`)
})

it('changes no text that a spreadsheet would run, because it is input', () => {
  expect(
    toCsv('title: =cmd|x\ndescription: "@a"\nlines: { a: { title: +1, note: -2, adjustments: { 2018/19: -2.0 } } }'),
  ).toBe(`path,value,2018/19,note
title,=cmd|x,,
description,@a,,
lines.a.title,+1,,
lines.a,,,-2
lines.a.adjustments,,-2.0,
`)
})

it.each([
  ['a: b # c\n', true],
  ['# c\na: b\n', true],
  ['a: [b, # c\n d]\n', true],
  ['a: b#c\n', false],
  ['a: "b # c"\n', false],
  ["a: 'b # c'\n", false],
  ['a: |\n  # b\n  c\n', false],
  ['a: &x b\nc: !!str d\n', false],
])('%j: comments, %j', (text, expected) => {
  expect(hasComments(text)).toBe(expected)
})

const contracts = `title: Shapes

funding:
  allocation:
    target:
      base: 105
      growth: 2%
      rebasing: { 2020/21: 1 }
    pace:
      by-distance:
        - { at: 5%, growth: 2.1% }
        - { at: 10%, growth: 0.02% }
      minimum: 0%
  better-care:
    base: 4
    growth: 1%
    for: [mental-health, community]
    underspend: lost

contracts:
  mcp:
    starts: 2020/21
    shadow: 2019/20
    scope:
      community: 100%
      mental-health:
        share: 100%
        from: 2021/22
    index:
      population: population
      inflation: 2%
      productivity: 1%
    outcomes:
      share: { 2021/22..: 5% }
      achievement: 90%
    gain:
      share: { 2020/21..: 50% }
      band: 1%
      cap:
        share: 100%
        of: surplus.required
    loss:
      share: { 2022/23..: 30% }
      band: 1%
      cap: { 2022/23: 2.5, 2023/24..: 3 }
    beyond:
      acute:
        counterfactual: 3%
        gain:
          share: { 2020/21..: 50% }
    lists:
      north: 100000
  alliance:
    starts: 2020/21
    scope:
      acute:
        value: 10%
        source: Board
    index: allocation
`

const contractsCsv = `path,value,2020/21,2020/21..,2021/22..,2022/23,2022/23..,2023/24..,source
title,Shapes,,,,,,,
funding.allocation.target.base,105,,,,,,,
funding.allocation.target.growth,2%,,,,,,,
funding.allocation.target.rebasing,,1,,,,,,
funding.allocation.pace.by-distance,"[{ at: 5%, growth: 2.1% }, { at: 10%, growth: 0.02% }]",,,,,,,
funding.allocation.pace.minimum,0%,,,,,,,
funding.better-care.base,4,,,,,,,
funding.better-care.growth,1%,,,,,,,
funding.better-care.for,"[mental-health, community]",,,,,,,
funding.better-care.underspend,lost,,,,,,,
contracts.mcp.starts,2020/21,,,,,,,
contracts.mcp.shadow,2019/20,,,,,,,
contracts.mcp.scope.community,100%,,,,,,,
contracts.mcp.scope.mental-health.share,100%,,,,,,,
contracts.mcp.scope.mental-health.from,2021/22,,,,,,,
contracts.mcp.index.population,population,,,,,,,
contracts.mcp.index.inflation,2%,,,,,,,
contracts.mcp.index.productivity,1%,,,,,,,
contracts.mcp.outcomes.share,,,,5%,,,,
contracts.mcp.outcomes.achievement,90%,,,,,,,
contracts.mcp.gain.share,,,50%,,,,,
contracts.mcp.gain.band,1%,,,,,,,
contracts.mcp.gain.cap.share,100%,,,,,,,
contracts.mcp.gain.cap.of,surplus.required,,,,,,,
contracts.mcp.loss.share,,,,,,30%,,
contracts.mcp.loss.band,1%,,,,,,,
contracts.mcp.loss.cap,,,,,2.5,,3,
contracts.mcp.beyond.acute.counterfactual,3%,,,,,,,
contracts.mcp.beyond.acute.gain.share,,,50%,,,,,
contracts.mcp.lists.north,100000,,,,,,,
contracts.alliance.starts,2020/21,,,,,,,
contracts.alliance.scope.acute,10%,,,,,,,Board
contracts.alliance.index,allocation,,,,,,,
`

it('points, contracts and their limits are the same in both notations', () => {
  expect(toCsv(contracts)).toBe(contractsCsv)
  expect(toYaml(contractsCsv)).toBe(contracts)
})

it('a place, its transfers, risks and measures are the same in both notations', () => {
  const yaml = `title: Westminster, both commissioners and the council

combine:
  central:
    scenario: central-london/3pct.yaml
    share: 100%
  west:
    scenario: west-london/3pct.yaml
    residents: 50000
  council:
    scenario: council/flat.yaml
    lines:
      funding: 50%
      social-care: 33.3%

transfers:
  pooled-risk:
    from: west
    to: central
    amount: { 2019/20: 1.0 }

risks:
  host-list-growth:
    likelihood: 3
    consequence: 4
    probability: 30%
    impact: { 2020/21..: 2.5 }

measures:
  acute-share:
    formula: lines.acute.spend / funding.total
    unit: share
`
  const csv = `path,value,2019/20,2020/21..
title,"Westminster, both commissioners and the council",,
combine.central.scenario,central-london/3pct.yaml,,
combine.central.share,100%,,
combine.west.scenario,west-london/3pct.yaml,,
combine.west.residents,50000,,
combine.council.scenario,council/flat.yaml,,
combine.council.lines.funding,50%,,
combine.council.lines.social-care,33.3%,,
transfers.pooled-risk.from,west,,
transfers.pooled-risk.to,central,,
transfers.pooled-risk.amount,,1.0,
risks.host-list-growth.likelihood,3,,
risks.host-list-growth.consequence,4,,
risks.host-list-growth.probability,30%,,
risks.host-list-growth.impact,,,2.5
measures.acute-share.formula,lines.acute.spend / funding.total,,
measures.acute-share.unit,share,,
`
  expect(toCsv(yaml)).toBe(csv)
  expect(toYaml(csv)).toBe(yaml)
})

it('points are read from a cell as they were written, and a slip in one is told at its place there', () => {
  const points = (text: string): string => `path,value\nfunding.a.pace.by-distance,"${text}"\n`

  expect(read(points('[{ at: 5%, growth: 2.1% }]'), 'csv', true).found).toEqual([])
  expect(read(points('[{ at: 5%, growth: 2.1 }]'), 'csv', true).found).toMatchObject([
    { code: 'not-a-rate', marks: '2.1', place: '2:48' },
  ])
})
