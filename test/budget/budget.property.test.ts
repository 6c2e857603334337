import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { begunFrom, onOneLine } from '../support/begun.ts'
import { runCli } from '../support/run-cli.ts'

/** An amount in pence, and the ways that finance systems write it. */
const written: readonly ((amount: string, size: string) => string)[] = [
  (amount) => amount,
  (amount, size) => (amount.startsWith('-') ? `(${size})` : size),
  (amount, size) => (amount.startsWith('-') ? `${size}-` : `£${size}`),
  (amount, size) => (amount.startsWith('-') ? `${size} CR` : `${size} DR`),
  (amount, size) => {
    const [whole = '', pence = ''] = size.split('.')
    const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',')
    return `"${amount.startsWith('-') ? '-' : ''}${grouped}.${pence}"`
  },
]
const row = fc.record({
  name: fc.constantFrom(
    'Acute',
    'Community',
    'Prescribing, other',
    'A "quoted" line',
    'Crèche',
    'ACUTE',
    'x'.repeat(90),
  ),
  pence: fc.integer({ min: -30_000_000, max: 900_000_000 }),
  way: fc.nat(written.length - 1),
  as: fc.constantFrom('hospital', 'out-of-hospital', 'other', 'funding', 'left-out', 'not mapped'),
})

test.prop({ rows: fc.array(row, { minLength: 1, maxLength: 12 }) }, { numRuns: 60 })(
  'whatever a mapping does, no penny of a budget is lost: lines, funding and what is left out come to the file',
  async ({ rows }) => {
    const named = rows.map((one, index) => ({ ...one, name: `${one.name} ${index}` }))
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    const lines = named.map(({ name, pence, way }) => {
      const amount = new Decimal(pence).div(100).toFixed(2)
      return `${quoted(name)},${written[way]?.(amount, amount.replace('-', '')) ?? ''}`
    })
    const mapping = named.flatMap(({ name, as }, index) =>
      as === 'not mapped' ? [] : [`${quoted(name)},m${index},${as}`],
    )
    const begun = await begunFrom(
      `Service,2017/18 budget £\n${lines.join('\n')}\n`,
      ['--mapping', 'mapping.csv', ...named.flatMap(({ name }) => ['--is-line', name])],
      { files: { 'mapping.csv': `budget,line,setting\n${mapping.join('\n')}\n` } },
    )
    const { exit, out, err, text } = begun
    const sumOf = (wanted: (as: string) => boolean): number =>
      named.reduce((sum, { pence, as }) => sum + (wanted(as) ? pence : 0), 0)
    const spend = sumOf((as) => as !== 'funding' && as !== 'left-out')
    const hasSpend = named.some(({ as }) => as !== 'funding' && as !== 'left-out')

    if (hasSpend && spend <= 0) {
      expect({ exit, out }).toEqual({ exit: 3, out: '' })
      expect(err).toContain('budget-negative')
      return
    }
    if (!hasSpend) {
      expect(err).toContain('No row is left')
      expect(exit).toBe(3)
      return
    }
    expect(onOneLine(out)).toContain('Difference: nil.')
    const { at, scenario } = begun.definition
    const unit = scenario.definition.unit === '£m' ? 1e8 : 1e5
    expect(at('spend.total', 0)?.times(unit).toFixed()).toBe(`${spend}`)
    const funding = sumOf((as) => as === 'funding')
    if (named.some(({ as }) => as === 'funding'))
      expect(at('funding.total', 0)?.times(unit).toFixed()).toBe(`${Math.abs(funding)}`)
    const checked = await runCli(['check', 'made.yaml'], { files: { 'made.yaml': text } })
    expect([0, 1]).toContain(checked.exit)
  },
)
