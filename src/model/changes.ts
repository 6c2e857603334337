import type { Decimal } from '../base/decimal.ts'
import { poundsIn } from '../base/money-unit.ts'
import type { Change, Definition, Line } from '../definition/definition.ts'
import { divide, during, input, plus, poundsFactor, row, sum, times } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { factorOf } from './lines.ts'
import { asStep, firstYear, fromFirstYear, money, ofItem, onLine, type Row, working } from './row.ts'
import { partOf, partYear, restOf, type StillToCome, stillToComeOf, stillToComePath } from './savings.ts'

/** METHODS.md, section 6: pressures, which do-nothing bears too, and investments, which it does not. */
export function changeRows({ changes, lines, unit }: Definition, kind: Change['kind']): Row[] {
  const pounds = poundsIn(unit)
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  return changes
    .filter((change) => change.kind === kind)
    .flatMap((change) => {
      const { id, title, line } = change
      const step = isOfOneYear(change) ? 'non-recurrent' : kind === 'pressures' ? 'pressure' : 'investment'
      const stillToCome = changeStillToCome(change)
      const label = `${title}, full-year effect still to come`
      const rows = [
        {
          ...fromFirstYear(amountPath(change), title, amountOf(change, lineOf.get(line), pounds)),
          ...(isLevelBefore(change) ? { base: input(change.started.amount) } : {}),
        },
        ...(stillToCome === undefined ? [] : [working(money(stillToComePath(`${kind}.${id}`), label, stillToCome))]),
      ]
      return ofItem(
        kind,
        change,
        rows.map((one) => asStep(step, 'item', onLine(line, one))),
      )
    })
}

/** Whether it counts in its year alone. What is stated for each year, or by head, counts as recurrent. */
export function isOfOneYear({ form, recurrent }: Change): boolean {
  return form === 'new' && !recurrent
}

/** The row of a pressure or an investment. */
export function amountPath({ kind, id }: Change): string {
  return `${kind}.${id}.amount`
}

/** Whether it is a level that the base year holds already, beside the base of its line. */
export function isLevelBefore(change: Change): change is Change & { readonly started: NonNullable<Change['started']> } {
  return change.form !== 'new' && change.started !== undefined
}

function amountOf(
  { form, values, month, recurrent, started }: Change,
  line: Line | undefined,
  pounds: Decimal,
): Numeric {
  if (form === 'level') return input(values)
  if (form === 'per-head') {
    const total = times(input(values), row('population.total'))
    return divide(total, poundsFactor(pounds))
  }
  const first = times(...partOf(month), input(values))
  if (!recurrent || line === undefined) return first
  const later = month.number === 1 ? [] : [times(restOf(month), input(values, 1), factorOf(line))]
  const begun =
    started === undefined
      ? []
      : [during(firstYear, times(restOf(started.month), input(started.amount), factorOf(line)), 'nothing')]
  return sum(plus(first), ...[...later, ...begun].map(plus))
}

/** What becomes a full year only next year: `(1 - part) x increment`; in the base year, of what is stated as started. */
export function changeStillToCome({ form, values, month, recurrent, started }: Change): StillToCome | undefined {
  if (form !== 'new' || !recurrent) return undefined
  return stillToComeOf(started && partYear(started.month, input(started.amount)), partYear(month, input(values)))
}
