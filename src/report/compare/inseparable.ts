import { listInWords } from '../../base/list-in-words.ts'
import type { Scenario } from '../../open/open.ts'
import type { BridgeBetween } from '../../questions/bridge/between.ts'
import { hintsOf, type Started } from '../hint.ts'
import { type Sentence, say } from '../sentence.ts'

/** Which steps come before which in every order, so that no definition on the way would be refused; nothing where all orders are possible. */
export function ordered({ steps, comesBefore }: BridgeBetween): string[] {
  const label = (at: number): string => steps[at]?.label ?? ''
  return comesBefore.map(
    ({ before, after }) =>
      `In every order ${label(before)} comes before ${listInWords(after.map(label))}: the other way round a definition would be refused.`,
  )
}

/** A step of no more than so many things names each of them. */
const allNamed = 3

/** That a step of many things cannot be taken apart, and what to do instead; nothing where each step is of few. */
export function inseparable(
  first: Scenario,
  { bridge, scenario }: { readonly bridge: BridgeBetween; readonly scenario: Scenario },
  started: Started,
): Sentence[] {
  const many = [...bridge.joined].flatMap((at) => {
    const { length } = bridge.differences[at] ?? []
    return length > allNamed ? [length] : []
  })
  const most = Math.max(0, ...many)
  if (most === 0) return []
  const said = `${most} of the differences cannot be taken apart: with some of them and without the others a definition would be refused.`
  const place = [scenario, first].find(({ definition }) => definition.members.length > 0)
  return place === undefined
    ? [[`${said} To tell more apart, compare with a file that extends the other and states only what it changes.`]]
    : [say`${said} What each member of the place brings: ${hintsOf(place, started)('run', '--by', 'member')}`]
}
