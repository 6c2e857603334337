import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { unitNoun } from '../../src/formula/unit-print.ts'
import { type BoardTerm, boardTerms } from '../../src/model/board-terms.ts'
import { glossary } from '../../src/model/glossary/glossary.ts'
import { nearestTerm, termsFor } from '../../src/report/terms.ts'

const methods = readFileSync('src/METHODS.md', 'utf8')
const named = methods.slice(methods.indexOf('## Row names'), methods.indexOf('## Figures to check by hand'))
const names = (asked: string): string[] => termsFor(asked).map(({ name }) => name)

it('METHODS.md and the glossary tell the same of every term', () => {
  const table = methods.slice(methods.indexOf('## Terms'), methods.indexOf('## Row names'))
  const stated = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| term |'))
  const told = glossary.map(
    ({ name, rows, meaning, formula = '', unit, sign = '' }) =>
      `| ${name} | ${rows.map((row) => `\`${row}\``).join(', ')} | ${meaning} | ${formula} | ${unit === undefined ? '' : unitNoun(unit)} | ${sign} |`,
  )

  expect(stated).toEqual(told)
})

it.each([
  ['that METHODS.md names', named, /^\| (`.*`) \| ([\w-]+) \| \d+ \|/gm, 80],
  [
    'of an appraisal',
    methods.slice(methods.indexOf('## 13. Appraisal'), methods.indexOf('## What is different, and why')),
    /^\| (`appraisal\..*) \| (\w+) \|$/gm,
    15,
  ],
])('every row %s has one term, in its unit', (_, section, line, least) => {
  const rows = [...section.matchAll(line)].flatMap(([, paths = '', unit = '']) =>
    [...paths.matchAll(/`([^`]+)`/g)].map(([, path = '']) => ({ path, unit })),
  )

  expect(rows.length).toBeGreaterThan(least)
  for (const { path, unit } of rows) {
    const found = glossary.filter((one) => one.rows.includes(path))
    expect(
      found.map((one) => one.unit),
      path,
    ).toEqual([unit])
  }
})

it('every step and quoted row has one term', () => {
  const steps = named.slice(
    named.indexOf('Some rows are steps'),
    named.indexOf('A place has besides `members.<id>.share'),
  )
  const quoted = named.slice(named.indexOf('Figures that sentences quote'))
  const paths = [...(steps + quoted).matchAll(/^\| (`.*`) \|/gm)].flatMap(([, list = '']) =>
    [...list.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  )

  expect(paths.length).toBeGreaterThan(25)
  for (const path of paths) expect(glossary.filter((one) => one.rows.includes(path)).length, path).toBe(1)
})

it('what rows say of themselves is in the glossary, word for word', () => {
  for (const { name, meaning, inFull = meaning } of Object.values<BoardTerm>(boardTerms))
    expect(glossary.filter((one) => one.name === name).map((one) => one.meaning)).toEqual([inFull])
})

it.each([
  ['envelope', ['Out-of-hospital envelope']],
  ['Envelope', ['Out-of-hospital envelope']],
  ['out-of-hospital.envelope', ['Out-of-hospital envelope']],
  ['members.west.out-of-hospital.envelope', ['Out-of-hospital envelope']],
  ['members.west.headroom', ['Headroom']],
  ['members.west.headroom-here', ['Headroom here']],
  ['underlying', ['Underlying position']],
  ['headroom', ['Headroom']],
  ['lines.acute.recurrent', ['Line, recurrent']],
  ['lines.<id>.recurrent', ['Line, recurrent']],
  ['shifts.frailty.aged-2', ['Shift, value']],
  ['lines.acute.benchmarks.nation.variance', ['Variance from benchmark']],
  ['risks.falls.*', ['Risk, net', 'Risk, gross', 'Risk, mitigated', 'Risk, impact', 'Risk, score']],
  ['recurrent headroom', ['Recurrent headroom']],
  ['shadow', ['Shadow']],
  ['shadow year', ['Shadow']],
  ['amber', ['Quality']],
  ['illustrative', ['Illustrative']],
  ['full-year effect', ['Full-year effect']],
  ['net present cost', ['Net present cost']],
  ['appraisal.mcp.equivalent-annual-cost', ['Equivalent annual cost']],
  ['switching value', ['Switching value']],
  ['optimism bias', ['Optimism bias']],
  ['discount factor', ['Discount factor']],
  ['counterfactual', ['Counterfactual']],
  // What a person under a capitated contract would look for.
  ['capitation', ['Capitation']],
  ['capitated', ['Capitation']],
  ['year of care', ['Capitation']],
  ['year of review', ['Year of review']],
  ['reviewed', ['Year of review']],
  ['as last counted', ['Year of review']],
  ['pricing year', ['Pricing year']],
  ['groups', ['People of a group', 'Group of people']],
  ['segments', ['Group of people', 'Segment, budget']],
  ['segment', ['Group of people', 'Segment, budget']],
  ['age band', ['Group of people']],
  ['weight', ['Weight']],
  ['weighted population', ['Weighted by need']],
  ['price per head', ['Contract, price per head', 'Contract, price for each person']],
  ['lists', ['List, budget', 'Registered list']],
  ['contracts.year-of-care.people-value', ['Contract, people at agreed prices']],
  ['contracts.year-of-care.people.frail', ['Contract, people']],
  ['population.groups.frail', ['People of a group']],
  ['convergence', ['Pace of change']],
  ['fair share', ['Pace of change']],
  // Words of first screens, as a table puts them, in whatever number, and by what is told of them.
  ['deficit support', ['Deficit support']],
  ['Of which deficit support', ['Deficit support']],
  ['Less ring-fence underspend', ['Ring-fence underspend', 'Ring-fence underspend every year']],
  ['Of which unidentified', ['Unidentified savings', 'Unidentified savings, share']],
  ['repayment of deficits', ['Repayment', 'In-year surplus / (deficit)']],
  ['allocation', ['Stream of funding']],
  ['hospital care', ['Hospital care']],
  ['evidence', ['Quality']],
  ['assumed', ['Assumed']],
  ['base year', ['Base year']],
  ['points', ['Points']],
  ['as paid', ['Full price']],
  ['in scope', ['Scope']],
  ['warned of', ['Check']],
  ['10 yrs', ['Change']],
  ['specialised services', []],
  ['nonsense', []],
  ['lines.acute.nonsense', []],
])('%s', (asked, expected) => expect(names(asked)).toEqual(expected))

it('a near miss is told what may be meant', () => {
  expect(nearestTerm('envelop')).toBe('envelope')
  expect(nearestTerm('underlyin')).toBe('underlying')
  expect(nearestTerm('out-of-hospital.envelop')).toBe('out-of-hospital.envelope')
  expect(nearestTerm('qqqqqqqq')).toBeUndefined()
  expect(nearestTerm('ring-fence moneys')).toBe('Ring-fence')
  // A word in two is chance.
  expect(nearestTerm('left shift')).toBeUndefined()
})
