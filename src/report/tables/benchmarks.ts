import type { Scenario } from '../../open/open.ts'
import type { Table } from '../document.ts'
import type { Hint } from '../hint.ts'
import { mostTold } from '../most-told.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { basisOf, type View } from '../views/view.ts'

/** Benchmarks stand beside one another, where more than these would fill no screen. */
const mostColumns = 10

/** Lines against the benchmarks stated for them, in the base year. */
export function benchmarkTables(scenario: Scenario, view: View, hint: Hint): Table[] {
  const { definition } = scenario
  // Elsewhere they are folded away: nothing in the scenario rests on them.
  if (definition.members.length > 0 || !definition.savings.some(({ benchmark }) => benchmark !== undefined)) return []
  const all = definition.lines.filter(({ benchmarks }) => benchmarks.length > 0)
  const lines = all.slice(0, mostTold)
  const stated = new Map(lines.flatMap(({ benchmarks }) => benchmarks.map(({ id, title }) => [id, title] as const)))
  if (stated.size === 0) return []
  const names = new Map([...stated].slice(0, mostColumns))
  const isWhole = lines.length === all.length && names.size === stated.size
  const figures = new FiguresInView(scenario, view)
  return [
    {
      heading: `Spend above or (below) comparable commissioners, ${figures.yearText(0)}`,
      basis: basisOf(view),
      decimals: view.decimals,
      percentDecimals: view.percentPlaces(1),
      columns: [...names.values()].map((label) => ({ label, note: '' })),
      rows: lines.map(({ id, title, benchmarks }) => {
        const own = new Set(benchmarks.map((benchmark) => benchmark.id))
        return {
          role: 'item',
          label: title,
          cells: [...names.keys()].map((benchmark) =>
            own.has(benchmark)
              ? figures.cell(`lines.${id}.benchmarks.${benchmark}.variance`, 0)
              : { is: 'blank' as const },
          ),
        }
      }),
      additions: [],
      notes: [
        ['A difference says nothing of why: need, prices, and what is counted where differ between commissioners.'],
        ...(isWhole
          ? []
          : [['Not every line and benchmark has room here. All: ', hint('run', '--rows', 'lines.*.benchmarks.*')]]),
      ],
    },
  ]
}
