import { printYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import type { Block, Cell } from './report.ts'
import { basisOf, type View } from './view.ts'

/** Lines against the benchmarks stated for them, in the base year. */
export function benchmarkBlocks({ definition, projection }: Scenario, view: View): Block[] {
  // Elsewhere they are folded away: nothing in the scenario rests on them.
  if (definition.members.length > 0 || !definition.savings.some(({ benchmark }) => benchmark !== undefined)) return []
  const lines = definition.lines.filter(({ benchmarks }) => benchmarks.length > 0)
  const names = new Map(lines.flatMap(({ benchmarks }) => benchmarks.map(({ id, title }) => [id, title] as const)))
  if (names.size === 0) return []
  const cell = (line: string, benchmark: string): Cell => {
    const value = valueAt(projection, `lines.${line}.benchmarks.${benchmark}.variance`, 0)
    const viewed = value && view.money(value, 0)
    return viewed === undefined ? { is: 'blank' } : { is: 'money', value: viewed }
  }
  return [
    {
      table: {
        heading: `Spend above or (below) comparable commissioners, ${printYear(definition.horizon.base)}`,
        basis: basisOf(view),
        decimals: view.decimals,
        percentDecimals: view.cash.decimals,
        columns: [...names.values()].map((label) => ({ label, note: '' })),
        rows: lines.map(({ id, title }) => ({
          role: 'item',
          label: title,
          cells: [...names.keys()].map((benchmark) => cell(id, benchmark)),
        })),
        additions: [],
      },
      notes: [
        'A difference says nothing of why: need, prices, and what is counted where differ between commissioners.',
      ],
    },
  ]
}
