import { listInWords } from '../../base/list-in-words.ts'
import type { Registered } from '../../questions/register/assumption.ts'
import type { Made, SideBySide } from '../document.ts'
import type { ToldRegister } from './answer.ts'
import { assumedName, valueText } from './words.ts'

/** What several registers assume unlike one another, side by side; undefined where there is one. */
export function registersTogether(
  all: readonly ToldRegister[],
  made: Pick<Made, 'inputs' | 'values'>,
): SideBySide | undefined {
  const [first] = all
  if (first === undefined || all.length < 2) return undefined
  const texts = all.map(({ register, view }) => textsOf(register.all, view))
  const paths = [...new Set(all.flatMap(({ listed }) => listed.flatMap(({ path, also }) => [path, ...also])))]
  const unlike = paths.filter((path) => new Set(texts.map((own) => own.get(path))).size > 1)
  const same = paths.length - unlike.length
  return {
    declared: [],
    table: {
      heading: 'What they assume unlike one another',
      basis: listInWords(all.map(({ file }) => file)),
      decimals: first.view.decimals,
      percentDecimals: 1,
      columns: all.map(({ scenario }) => ({ label: scenario.name, note: '', isWords: true })),
      rows: unlike.map((path) => {
        const at = texts.findIndex((own) => own.has(path))
        return {
          role: 'item',
          label: assumedName(path, (all[at] ?? first).scenario),
          cells: texts.map((own) => ({ is: 'text', text: own.get(path) ?? 'not in it' })),
        }
      }),
      additions: [],
      notes: [
        [
          same === 0
            ? 'None of those listed is the same in all of them.'
            : `${same} ${same === 1 ? 'assumption is' : 'assumptions are'} the same in all of them.`,
        ],
      ],
    },
    charts: [],
    inputs: Object.assign({}, ...all.map(({ scenario }) => made.inputs(scenario))),
    values: Object.assign({}, ...all.map(({ scenario }) => made.values(scenario))),
  }
}

function textsOf(all: readonly Registered[], view: ToldRegister['view']): ReadonlyMap<string, string> {
  return new Map(all.flatMap((one) => [one.path, ...one.also].map((path) => [path, valueText(one, view)] as const)))
}
