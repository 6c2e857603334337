import { one } from '../base/decimal.ts'
import type { Definition, Input, Line, Shift } from '../definition/definition.ts'
import { input, less, number, plus, previous, row, sum, times, toDate } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { factorOf } from './lines.ts'
import {
  addingUp,
  again,
  always,
  asStep,
  fromFirstYear,
  money,
  nothing,
  ofItem,
  onLine,
  type Row,
  working,
} from './row.ts'

/** METHODS.md, section 5: care moved from one line to another, and the cost that stays behind. */
export function shiftRows({ shifts, lines, horizon }: Definition): Row[] {
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  return shifts.flatMap((shift) => {
    // No care that moves within the years, or had moved before them, comes to a greater age.
    const release = shift.release.slice(0, horizon.count + 1 + shift.moved.length)
    return rowsOf({ ...shift, release }, lineOf.get(shift.from))
  })
}

function rowsOf(shift: Shift, from: Line | undefined): readonly Row[] {
  const path = `shifts.${shift.id}`
  const { title, amount, share, delay, reprovision, release } = shift
  const value =
    amount !== undefined
      ? input(amount, delay)
      : share === undefined
        ? nothing
        : times(input(share, delay), previous(`lines.${shift.from}.recurrent`))
  const shed = releaseOf(shift)
  const ages =
    shed === undefined || from === undefined ? [] : agedRows(shift, Math.max(1, release.length), factorOf(from))
  const net = `${path}.net`
  const ofFrom = (row: Row): Row => onLine(shift.from, row)
  const moves = (row: Row): Row => asStep('shift', 'item', row)
  // What had moved by the base year releases and strands in it as in any other year; its lines have all that in their base.
  const yearly = shift.moved.length === 0 ? fromFirstYear : always
  return ofItem('shifts', shift, [
    ofFrom(money(`${path}.value`, `${title}, value of care moved`, { base: movedAt(shift, 0), formula: value })),
    moves(
      onLine(
        shift.to,
        yearly(
          `${path}.reprovided`,
          `${title}, cost of the new service`,
          reprovision === undefined ? row(`${path}.value`) : times(row(`${path}.value`), input(reprovision)),
        ),
      ),
    ),
    moves(ofFrom(yearly(`${path}.released`, `${title}, cost released`, shed?.released ?? row(`${path}.value`)))),
    ofFrom(yearly(`${path}.stranded`, `${title}, cost not released`, shed?.stranded ?? nothing)),
    addingUp(
      yearly(
        net,
        `${title}, released less the new service, new in the year`,
        sum(plus(row(`${path}.released`)), less(row(`${path}.reprovided`))),
      ),
    ),
    again(
      addingUp(
        money(`${path}.net-to-date`, `${title}, released less the new service, added up`, { formula: toDate(net) }),
      ),
    ),
    ...ages.map(ofFrom),
  ])
}

/**
 * Value moved, by the years since it moved, in the money of this year: `age 0` is the value itself, each later age the
 * age before it in the year before, grown as the from-line grew. The last row holds every age past the schedule.
 */
function agedRows(shift: Shift, ages: number, factor: Numeric): Row[] {
  const { title, moved } = shift
  const path = `shifts.${shift.id}`
  const rows: Row[] = []
  for (let age = 1; age < ages; age++) {
    const formula = times(previous(agedPath(path, age - 1)), factor)
    rows.push(
      working(
        money(agedPath(path, age), `${title}, value moved ${age === 1 ? 'a year' : `${age} years`} ago`, {
          base: movedAt(shift, age),
          formula,
        }),
      ),
    )
  }
  const rest = restPath(path)
  const older = times(sum(plus(previous(agedPath(path, ages - 1))), plus(previous(rest))), factor)
  rows.push(
    working(
      money(rest, `${title}, value moved ${ages === 1 ? 'a year' : `${ages} years`} ago or earlier`, {
        base: moved.length > ages ? sum(...moved.slice(ages).map((one) => plus(input(one)))) : nothing,
        formula: older,
      }),
    ),
  )
  return rows
}

/** What had moved by the base year and has come to an age in it, in its money. */
function movedAt({ moved }: Shift, age: number): Numeric {
  const value = moved[age]
  return value === undefined ? nothing : input(value)
}

function agedPath(path: string, age: number): string {
  return age === 0 ? `${path}.value` : `${path}.aged-${age}`
}

function restPath(path: string): string {
  return `${path}.aged-rest`
}

/**
 * What is released and what is stranded. Undefined where everything is released at once, so that a plain shift costs no
 * working at all.
 */
function releaseOf(shift: Shift): { released: Numeric; stranded: Numeric } | undefined {
  const path = `shifts.${shift.id}`
  const { release, delivery } = shift
  if (release.length === 0 && delivery === undefined) return undefined
  const scale = delivery === undefined ? [] : [input(delivery)]
  const cumulative = (age: number): Numeric => (release[age] === undefined ? number(one) : input(release[age] as Input))
  const lastAge = Math.max(0, release.length - 1)
  const ages = Array.from({ length: lastAge + 1 }, (_, age) => age)
  const step = (age: number): Numeric =>
    age === 0 ? cumulative(0) : sum(plus(cumulative(age)), less(cumulative(age - 1)))
  const kept = (age: number): Numeric => sum(plus(number(one)), less(times(...scale, cumulative(age))))
  return {
    released: times(...scale, sum(...ages.map((age) => plus(times(row(agedPath(path, age)), step(age)))))),
    stranded: sum(
      ...ages.map((age) => plus(times(row(agedPath(path, age)), kept(age)))),
      plus(times(row(restPath(path)), kept(lastAge))),
    ),
  }
}
