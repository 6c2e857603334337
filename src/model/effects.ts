import type { Change, Definition } from '../definition/definition.ts'
import { less, plus, row } from '../formula/build.ts'
import type { Term } from '../formula/node.ts'
import { amountPath, isLevelBefore, isOfOneYear } from './changes.ts'
import { adjustmentPath } from './contracts.ts'
import type { Effects, LineEffects } from './lines.ts'
import { eventTermsByLine } from './risk-events.ts'

/** What is collected for one line before it is known whole. */
interface Collected {
  readonly unavoidable: { readonly [Kind in keyof LineEffects]: Term[] }
  readonly chosen: { readonly [Kind in keyof LineEffects]: Term[] }
  readonly contracts: Term[]
}

/**
 * What responsibilities, savings, shifts, pressures, investments and contracts send to each line. Each of them is looked at
 * once, however many lines there are.
 */
export function effectsOf(definition: Definition): (line: string) => Effects {
  const byLine = new Map<string, Collected>()
  const on = (line: string): Collected => {
    const known = byLine.get(line)
    if (known !== undefined) return known
    const fresh = { unavoidable: none(), chosen: none(), contracts: [] }
    byLine.set(line, fresh)
    return fresh
  }
  const { savings, shifts, changes, responsibilities, contracts } = definition
  for (const { id, line } of responsibilities)
    on(line).unavoidable.changes.push(plus(row(`responsibilities.${id}.spend`)))
  for (const { id, line, recurrent } of savings)
    if (recurrent) on(line).chosen.changes.push(less(row(`savings.${id}.delivered`)))
  for (const { id, to } of shifts) on(to).chosen.changes.push(plus(row(`shifts.${id}.reprovided`)))
  for (const { id, from } of shifts) on(from).chosen.changes.push(less(row(`shifts.${id}.released`)))
  for (const { id, costLine, cost } of savings)
    if (cost !== undefined) on(costLine).chosen.nonRecurrent.push(plus(row(`savings.${id}.cost`)))
  for (const { id, line, recurrent } of savings)
    if (!recurrent) on(line).chosen.nonRecurrent.push(less(row(`savings.${id}.delivered`)))
  for (const change of changes) {
    const { unavoidable, chosen } = on(change.line)
    const to = change.kind === 'pressures' ? unavoidable : chosen
    listFor(change, to).push(plus(row(amountPath(change))))
    if (isLevelBefore(change)) to.levelsBefore.push(plus(row(amountPath(change))))
  }
  for (const [line, terms] of eventTermsByLine(definition)) on(line).unavoidable.nonRecurrent.push(...terms)
  for (const { id, scope } of contracts)
    for (const { line } of scope) on(line).contracts.push(plus(row(adjustmentPath(id, line))))
  return (line) => byLine.get(line) ?? without
}

/** What is sent to a line that nothing acts on. */
const without: Effects = { unavoidable: none(), chosen: none(), contracts: [] }

function none(): Collected['chosen'] {
  return { changes: [], levels: [], levelsBefore: [], nonRecurrent: [] }
}

function listFor(change: Change, to: Collected['chosen']): Term[] {
  if (change.form !== 'new') return to.levels
  return isOfOneYear(change) ? to.nonRecurrent : to.changes
}
