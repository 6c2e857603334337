import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { forged, partsOf } from '../support/parts.ts'
import { runCli } from '../support/run-cli.ts'

const words = ['sweep', 'test/errors/sound.yaml', '--vary', 'lines.acute.growth=0%..6%:1%'] as const
const parts = await partsOf(words, 2)
const names = Object.keys(parts)
const whole = (await runCli([...words, '--csv'])).out
const own = parts['part-2.json'] ?? ''

/** A stretch of the part in which something else stands. */
const mangled = fc
  .record({
    at: fc.nat(own.length - 1),
    length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(500)),
    by: fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.constantFrom('', '"', '}', ']', '0', 'null', '[[', '\n', '\u0000', '1e9'),
    ),
  })
  .map(({ at, length, by }) => [at, length, by] as const)

test.prop([mangled], { numRuns: 150 })(
  'a mangled part is refused by name, and nothing is written',
  async ([at, length, by]) => {
    const changed = own.slice(0, at) + by + own.slice(at + length)
    fc.pre(changed !== own)
    const { exit, out, err } = await runCli(['merge', ...names, '--csv'], {
      files: { ...parts, 'part-2.json': changed },
    })

    expect([exit, out]).toEqual([3, ''])
    expect(err).toMatch(/^scenario - error (?:no-part|part-changed|part-version): part-2\.json /)
  },
)

test.prop([mangled], { numRuns: 150 })(
  'one that was mangled with its hash made to fit is no fault of the program, and gives the whole or nothing',
  async ([at, length, by]) => {
    const end = own.lastIndexOf('  "sha256"')
    fc.pre(at + length < end)
    const changed = forged(own.slice(0, at) + by + own.slice(at + length), '', '')
    const { exit, out, err } = await runCli(['merge', ...names, '--csv'], {
      files: { ...parts, 'part-2.json': changed },
    })

    expect([0, 2, 3], err).toContain(exit)
    // Who forges the answers themselves has them: of the rest nothing may come through.
    if (exit === 0) expect(out.split('\n').length).toBe(whole.split('\n').length)
    else expect(out).toBe('')
  },
)
