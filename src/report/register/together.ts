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
  const totals = new Set(
    all.flatMap(({ listed }) => listed.flatMap((one) => (one.kind === 'target' ? [one.path, ...one.also] : []))),
  )
  const same = paths.filter((path) => !unlike.includes(path))
  return {
    declared: [],
    answers: [],
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
          same.length === 0
            ? 'None of those listed is the same in all of them.'
            : `${sameInWords(same.filter((path) => !totals.has(path)).length, same.filter((path) => totals.has(path)).length)} the same in all of them.`,
        ],
      ],
    },
    charts: [],
    inputs: Object.assign({}, ...all.map(({ scenario }) => made.inputs(scenario))),
    values: Object.assign({}, ...all.map(({ scenario }) => made.values(scenario))),
  }
}

/** How many are alike: what figures must come to is no assumption, and is counted by itself as the register does. */
function sameInWords(assumptions: number, totals: number): string {
  const counted = [
    ...(assumptions === 0 ? [] : [`${assumptions} ${assumptions === 1 ? 'assumption' : 'assumptions'}`]),
    ...(totals === 0 ? [] : [`${totals} stated ${totals === 1 ? 'total' : 'totals'}`]),
  ]
  return `${listInWords(counted)} ${assumptions + totals === 1 ? 'is' : 'are'}`
}

function textsOf(all: readonly Registered[], view: ToldRegister['view']): ReadonlyMap<string, string> {
  return new Map(all.flatMap((one) => [one.path, ...one.also].map((path) => [path, valueText(one, view)] as const)))
}
