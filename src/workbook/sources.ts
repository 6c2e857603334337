import { grouped } from '../base/grouped.ts'
import type { Entry } from '../definition/values/entry.ts'
import type { Scenario } from '../open/open.ts'
import type { Alike } from './alike.ts'
import type { Sheet, SheetCell } from './sheet.ts'

/** More paths than these are counted. */
const mostNamed = 12

/** Where the figures come from: a row a source, with the inputs that name it, and a last one for those that name none. */
export function sourcesSheet(scenarios: Alike<Scenario>): Sheet {
  const entries = [
    ...new Set(scenarios.flatMap(({ definition }) => definition.inputs.flatMap(({ entry }) => entry ?? []))),
  ]
  const bySource = grouped(entries, ({ provenance }) => provenance.source ?? '')
  const named = [...bySource].filter(([source]) => source !== '')
  const without = bySource.get('') ?? []
  const row = (source: string, of: readonly Entry[]) => {
    const paths = [...new Set(of.map(({ path }) => path))]
    const rest = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : ''
    const told = (texts: readonly (string | undefined)[]): SheetCell => ({
      value: [...new Set(texts.flatMap((text) => text ?? []))].join(', '),
      look: 'text',
    })
    return {
      cells: [
        { value: source, look: 'text' } as const,
        { value: paths.length, look: 'label', number: { is: 'count', decimals: 0 } } as const,
        { value: paths.slice(0, mostNamed).join(', ') + rest, look: 'text' } as const,
        told(of.map(({ provenance }) => provenance.owner)),
        told(of.map(({ provenance }) => provenance.date)),
        told(of.map(({ provenance }) => provenance.quality)),
      ],
    }
  }
  return {
    name: 'Sources',
    columns: [{ width: 70 }, { width: 10 }, { width: 60 }, { width: 22 }, { width: 14 }, { width: 12 }],
    rows: [
      { cells: [{ value: 'Sources', look: 'title' }] },
      {
        cells: [
          { value: 'Where every stated figure comes from. Inputs has the source of each beside it.', look: 'subtitle' },
        ],
      },
      {
        cells: ['Source', 'Figures', 'Which', 'Owner', 'Date', 'Quality'].map((value) => ({ value, look: 'heading' })),
      },
      ...named.map(([source, of]) => row(source, of)),
      ...(without.length === 0 ? [] : [row('No source is named', without)]),
    ],
    freeze: { rows: 3, columns: 1 },
    repeat: { from: 1, to: 3 },
  }
}
