import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/diagnostics/catalogue.ts'
import type { RunPart } from '../../../src/questions/parts/part.ts'
import { wholeOf } from '../../../src/questions/parts/whole.ts'

const part = (number: number, of: number, more: Partial<RunPart> = {}): RunPart => ({
  path: `${number}.json`,
  command: 'sweep',
  options: { rows: ['headroom'] },
  seed: null,
  inputs: { 'a.yaml': 'hash' },
  files: [],
  shard: { number, of },
  payload: number,
  ...more,
})

function told(...parts: readonly RunPart[]): readonly string[] {
  const problems: Diagnostic[] = []
  wholeOf(parts, (problem) => problems.push(problem))
  return problems.map(({ code, message }) => `${code}: ${message}`)
}

it('puts parts into the order of their shards', () => {
  const whole = wholeOf([part(10, 10), ...[9, 2, 1, 3, 4, 5, 6, 7, 8].map((number) => part(number, 10))], () => {})

  expect(whole?.map(({ payload }) => payload)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

describe('refuses', () => {
  it.each<[string, Partial<RunPart>, string]>([
    ['another command', { command: 'simulate' }, 'the one is of simulate, the other of sweep'],
    ['another number of shards', { shard: { number: 2, of: 3 } }, 'the one is 2 of 3, the other 1 of 2'],
    ['another option', { options: { rows: ['in-year'] } }, 'unlike rows'],
    ['an option less', { options: {} }, 'unlike rows'],
    ['another seed', { seed: 7 }, 'their seeds'],
    ['another file', { inputs: { 'a.yaml': 'other' } }, 'a.yaml was not the same'],
    ['files under other paths', { files: [{ paths: ['b.yaml'], text: '' }] }, 'their files'],
  ])('%s, naming both', (_, more, why) => {
    const [problem, ...others] = told(part(1, 2), part(2, 2, more))

    expect(others).toEqual([])
    expect(problem).toMatch(/^unlike-parts: 2\.json and 1\.json/)
    expect(problem).toContain(why)
  })

  it('a part that is given twice, and each that is missing', () => {
    expect(told(part(1, 4), part(2, 4), part(2, 4, { path: 'again.json' }))).toEqual([
      'part-twice: again.json is part 2 of 4, which 2.json is already. Give each part once.',
    ])
    expect(told(part(4, 4), part(2, 4))).toEqual([
      'part-missing: Parts are missing beside 4.json: 1/4 and 3/4. Make them with --shard.',
    ])
  })

  it('one part of a million without naming all others', () => {
    expect(told(part(1, 1_000_000))[0]?.length).toBeLessThan(300)
  })
})
