import { expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import { checksOf } from '../../src/checks/checks.ts'
import type { Definition } from '../../src/definition/definition.ts'
import { isOfPlace } from '../../src/definition/keys/keys.ts'
import { explain } from '../../src/explain/explain.ts'
import { less, number, plus, row, sum, times } from '../../src/formula/build.ts'
import { rowName } from '../../src/formula/node.ts'
import { buildModel } from '../../src/model/build.ts'
import { withChecks } from '../../src/model/checks.ts'
import { always, asStep, ofItem, onLine, type Row } from '../../src/model/row.ts'
import { type Section, sections } from '../../src/model/sections.ts'
import type { Scenario } from '../../src/open/open.ts'
import { projectModel, rowAt, rowCalled, valueAt } from '../../src/open/project.ts'
import { bridgeOverTime } from '../../src/questions/bridge/over-time.ts'
import { partsOfRow } from '../../src/questions/by-member.ts'
import { projectText } from '../support/project-text.ts'

const member = `title: North
years: { base: 2017/18, count: 1 }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: 10% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
`
const place = (combine: string): Scenario =>
  projectText(`title: Place\ncombine: ${combine}\n`, {
    files: { 'north.yaml': member, 'south.yaml': member.replace('title: North', 'title: South') },
  }).scenario

/** What nobody outside this file has heard of: a levy of 2% on what each line costs. */
const levies: Section = {
  name: 'levies',
  title: 'Lines',
  rows: ({ lines }: Definition): Row[] =>
    lines.flatMap((line) =>
      ofItem('levies', line, [
        onLine(
          line.id,
          always(
            `levies.${line.id}`,
            `${line.title}, levy`,
            times(number(new Decimal('0.02')), row(`lines.${line.id}.cost`)),
          ),
        ),
      ]),
    ),
}

function withLevies(scenario: Scenario, more: readonly Section[] = [levies]): Scenario {
  const rows = buildModel(scenario.definition, [...sections, ...more])
  const model = withChecks({ ...rows, correlations: [], actuals: [] }, scenario.definition, false, () => {})
  return { ...scenario, model, projection: projectModel(model) }
}
const at = ({ projection }: Scenario, path: string): string | undefined => {
  const value = valueAt(projection, rowName(path), 1)
  return value && toPlain(value)
}
const parts = (scenario: Scenario, path: string): unknown[] =>
  partsOfRow(scenario, rowName(path)).map(({ member: { id }, share, values, own }) => [
    id,
    share && toPlain(share),
    values[1] && toPlain(values[1]),
    own.label,
  ])

it('a row of a new section works in a place without a word about it elsewhere', () => {
  const scenario = withLevies(place('{ north: { scenario: north.yaml, share: 50% }, south: { scenario: south.yaml } }'))

  // 2% of 66, half of it and all of it.
  expect(at(scenario, 'members.north.levies.acute')).toBe('1.32')
  expect(at(scenario, 'levies.acute')).toBe('1.98')
  expect(parts(scenario, 'levies.acute')).toEqual([
    ['north', '0.5', '1.32', 'north: acute, levy'],
    ['south', '1', '1.32', 'south: acute, levy'],
  ])
})

it('line by line it takes the share of its line', () => {
  const scenario = withLevies(
    place('{ north: { scenario: north.yaml, lines: { funding: 50%, acute: 25% } }, south: { scenario: south.yaml } }'),
  )

  expect([at(scenario, 'levies.acute'), at(scenario, 'levies.community')]).toEqual(['1.65', '0.8'])
})

it('it stands behind the other sections, is checked and explained, and says what it belongs to', () => {
  const scenario = withLevies(place('{ north: { scenario: north.yaml, share: 50% }, south: { scenario: south.yaml } }'))
  const listed = scenario.model.rows.filter(({ shown, member: own }) => shown && own === undefined)
  const spoilt = scenario.projection.values.map((values, index) =>
    scenario.model.rows[index]?.path === 'levies.acute' ? [values[0], undefined] : values,
  )

  expect(listed.slice(-2).map(({ path }) => path)).toEqual(['levies.acute', 'levies.community'])
  const inNorth: string = 'members.north.levies.acute'
  expect(rowAt(scenario.projection, rowName(inNorth))?.item).toMatchObject({
    kind: 'levies',
    id: 'acute',
    path: 'members.north.levies.acute',
  })
  expect(
    checksOf({ ...scenario, projection: { ...scenario.projection, values: spoilt } }).find(
      ({ id }) => id === 'arithmetic.finite',
    ),
  ).toMatchObject({ outcome: 'fail', detail: 'The first is acute, levy' })
  expect(explain(scenario, { path: 'levies.acute', year: 2018 })?.steps.map(({ path }) => path)).toContain(
    'members.north.lines.acute.growth',
  )
})

it('a bridge over time leads through it, as the steps that it says, or else those of what it is made of', () => {
  const { scenario } = projectText(member)
  const withSteps = (levied: Section): Scenario => {
    const { lines } = scenario.definition
    const left = sum(plus(row('headroom')), ...lines.map(({ id }) => less(row(`levies.${id}`))))
    const position: Section = { name: 'left', title: 'Lines', rows: () => [always('left', 'Left after levies', left)] }
    return withLevies(scenario, [levied, position])
  }
  const stepped: Section = {
    name: 'levies',
    title: 'Lines',
    rows: (definition) => levies.rows(definition).map((one) => asStep('reserve', 'row', { ...one })),
  }
  const steps = (whole: Scenario): unknown[] => {
    const left = rowCalled(whole.projection, 'left')
    if (left === undefined) throw new Error('there is no row left')
    return bridgeOverTime(whole, left, { from: 0, to: 1 }).steps.map(({ kind, path, value }) => [
      kind,
      path,
      toPlain(value),
    ])
  }

  // Acute grows by 6, and the levy on it by 2% of that.
  expect(steps(withSteps(stepped))).toEqual([
    ['growth', 'lines.acute.growth', '-6'],
    ['reserve', 'levies.acute', '-0.12'],
  ])
  expect(steps(withSteps(levies))).toEqual([['growth', 'lines.acute.growth', '-6.12']])
})

it('a place states the sections whose keys say so', () => {
  expect(sections.flatMap(({ name }) => (isOfPlace(name) ? [name] : []))).toEqual(['population', 'prices'])
})
