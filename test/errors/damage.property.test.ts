import { readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const shipped = [
  'test/errors/sound.yaml',
  'scenarios/section-13.yaml',
  'scenarios/do-something.yaml',
  'scenarios/3pct.csv',
]

/** What slips of the hand and of other programs put into a file. */
const slips = [
  ...[
    '3',
    '3 %',
    '{',
    '}',
    '[',
    ']',
    ':',
    ' ',
    '\n',
    '\t',
    '- ',
    '"',
    "'",
    '~',
    '&a ',
    '*a',
    '!x ',
    '<<: ',
    '? ',
    '#',
    '|',
    ',',
  ],
  ...[
    '..',
    '2018/19',
    'value',
    'growth',
    'drivers',
    'total',
    'amounts',
    '__proto__',
    '£',
    'null',
    'enabled: false',
    '院',
    '=',
  ],
]

const damage = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  lost: fc.integer({ min: 0, max: 12 }),
  put: fc.constantFrom('', ...slips),
})

test.prop(
  { path: fc.constantFrom(...shipped), edits: fc.array(damage, { minLength: 1, maxLength: 3 }) },
  { numRuns: 150 },
)(
  'a damaged definition is either run or refused with located errors: never a fault of the program, never half a result',
  async ({ path, edits }) => {
    const sound = readFileSync(path, 'utf8')
    const text = edits.reduce((before, { at, lost, put }) => {
      const start = Math.floor(at * before.length)
      return before.slice(0, start) + put + before.slice(start + lost)
    }, sound)
    const { exit, out, err } = await runCli(['run', path, '--csv'], { files: { [path]: text } })
    const errors = [...err.matchAll(/^(.+):(\d+):(\d+) - error [a-z0-9-]+: /gm)]

    expect([0, 3, 4]).toContain(exit)
    expect(out === '').toBe(exit !== 0)
    expect(errors.length > 0).toBe(exit !== 0)
    for (const [, file, line, column] of errors) {
      const lines = (file === path ? text : readFileSync(file ?? '', 'utf8')).split('\n')
      expect(Number(line)).toBeLessThanOrEqual(lines.length)
      expect(Number(column)).toBeLessThanOrEqual((lines[Number(line) - 1] ?? '').length + 1)
    }
  },
)
