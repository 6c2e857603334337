import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { anySketch, type Sketch } from '../support/any-definition.ts'
import { projectText } from '../support/project-text.ts'
import { expectSameRows, indices, project } from '../support/same-rows.ts'
import { writeSketch } from '../support/write-sketch.ts'

const runs = { numRuns: 40 }

/** Without what rests on funding and acts on lines: moves of services, contracts that follow the allocation or a funding row. */
const apart = (sketch: Sketch): Sketch => ({
  ...sketch,
  responsibilities: [],
  contracts: sketch.contracts.filter(
    (contract) => !contract.index.isAllocation && !JSON.stringify(contract).includes('"of":"'),
  ),
})

/** The same text without funding and what is held back of it. */
const costStudy = (sketch: Sketch): string =>
  writeSketch({ ...sketch, streams: [], reserves: [] })
    .split('\n')
    .filter((line) => !line.startsWith('surplus:'))
    .join('\n')

const withoutLines = (sketch: Sketch): Sketch => ({
  ...sketch,
  streams: sketch.streams.map((stream) => ({ ...stream, ringFence: undefined })),
  lines: [],
  savings: [],
  shifts: [],
  changes: [],
  responsibilities: [],
  contracts: [],
  risks: [],
})

test.prop([anySketch.map(apart)], runs)('removing funding changes no row that is left', (sketch) => {
  const left = projectText(costStudy(sketch))

  expect(left.rows.some((path) => path.startsWith('lines.'))).toBe(true)
  expect(left.rows.some((path) => /^(funding|reserves|headroom|in-year|available)/.test(path))).toBe(false)
  expectSameRows(left, project(sketch), indices(sketch))
})

test.prop([anySketch.map(apart)], runs)('removing lines changes no row that is left', (drawn) => {
  const sketch = { ...drawn, streams: withoutLines(drawn).streams }
  const left = project(withoutLines(sketch))

  expect(left.rows.some((path) => path.startsWith('funding.'))).toBe(true)
  expect(left.rows.some((path) => /^(lines|spend|headroom|in-year|savings)/.test(path))).toBe(false)
  expectSameRows(left, project(sketch), indices(sketch))
})

test.prop([anySketch.map(apart), fc.boolean()], runs)(
  'a member without funding leaves every row of the others as it is, and the place without a position',
  (sketch, isFirst) => {
    const study = projectText(costStudy(sketch))
    const own = project(sketch)
    // The same definition twice, so that years, lines and units agree; one of them lacks its funding.
    const text = `title: Place\ncombine:\n${(isFirst ? ['study', 'whole'] : ['whole', 'study']).map((name) => `  ${name}: { scenario: ${name}.yaml }\n`).join('')}`
    const whole = projectText(text, {
      files: { 'whole.yaml': writeSketch(sketch), 'study.yaml': costStudy(sketch) },
    })

    for (const path of own.rows)
      for (const year of indices(sketch))
        expect(whole.at(`members.whole.${path}`, year)?.toFixed()).toBe(own.at(path, year)?.toFixed())
    for (const path of study.rows)
      for (const year of indices(sketch))
        expect(whole.at(`members.study.${path}`, year)?.toFixed()).toBe(study.at(path, year)?.toFixed())
    expect(
      whole.rows.some((path) => /^(headroom|in-year|available|savings.requirement|funding.total)/.test(path)),
    ).toBe(false)
  },
)
