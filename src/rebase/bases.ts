import { type Decimal, one, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Input } from '../definition/definition.ts'
import { type CameOut, type CameOutIn, carriedRow } from './actuals.ts'
import { digitsOf, peopleText } from './digits.ts'
import type { Rolling } from './rolling.ts'

/** The bases of funding, lines and people in the new base year, and what is carried into it. */
export function rollBases(rolling: Rolling): void {
  rollYears(rolling)
  rollFunding(rolling)
  rollHeld(rolling)
  rollLines(rolling)
  rolling.draft.unidentified = unidentifiedIn(rolling)
  rollPeople(rolling)
}

function rollYears({ definition, draft, base, index }: Rolling): void {
  const { horizon, prices, unit } = definition
  draft.set('years.base', { value: printYear(base), about: {} })
  draft.set('years.count', { value: `${horizon.count - index}`, about: {} })
  // Amounts of other units were turned into this one.
  if (unit !== '£m' || draft.has('unit')) draft.revalue('unit', unit)
  if ((prices.deflator ?? prices.index) !== undefined && prices.base < base)
    draft.pricesMoved.push(printYear(prices.base))
  if (draft.has('prices.base') && prices.base < base) draft.revalue('prices.base', printYear(base))
}

function rollFunding(rolling: Rolling): void {
  const { definition, draft, base, at, projected, cameOut } = rolling
  for (const { id, base: before, target, pace, nonRecurrent } of definition.streams) {
    const path = `funding.${id}`
    // The only stream is all of the funding.
    const whole = definition.streams.length === 1 ? ['funding.recurrent', 'funding.total'] : []
    const known = cameOut.of(`${path}.recurrent`, `${path}.total`, ...whole)
    setBase(rolling, `${path}.base`, at(`${path}.recurrent`), before, known)
    addOneOff(rolling, path, nonRecurrent, known)
    if (target !== undefined)
      setBase(rolling, `${path}.target.base`, at(`${path}.target`), target.base, cameOut.of(`${path}.target`))
    // From its closing year on a stream is at its target, year after year.
    if (
      pace?.form.is === 'close-by' &&
      pace.form.yearsLeft.values[base - definition.horizon.base + 1]?.eq(one) === true
    )
      draft.revalue(`${path}.pace.close-by`, printYear(base + 1))
  }
  const carried = at(carriedRow)
  const known = cameOut.of(carriedRow)
  if (carried === undefined) return
  const balance = known === undefined ? carried : carried.plus(known.apart)
  if (!balance.isZero() || draft.has('surplus.brought-forward'))
    draft.set('surplus.brought-forward', {
      value: digitsOf(balance),
      about: known === undefined ? projected(definition.surplus.broughtForward) : known.about(balance),
    })
}

/** What is held of funding stays where it has later years; what has none is over, with all that is said of it. */
function rollHeld({ definition: { reserves, merged }, draft, base }: Rolling): void {
  const required = merged.groups.has('surplus.required') ? ['surplus.required'] : []
  const held = [...reserves.map(({ id }) => `reserves.${id}`), ...required]
  const over = held.filter((path) => !draft.has(`${path}.share`) && !draft.has(`${path}.amount`))
  draft.deleteAll(new Set(over))
  for (const path of over) draft.leftOut.push({ path, why: `of years before ${printYear(base)}` })
}

/** A base: what the plan comes to, and what came out beside that as far as it stays. What it is stays with who answers for it. */
function setBase(
  { draft, projected }: Rolling,
  path: string,
  value: Decimal | undefined,
  before: Input,
  known: CameOut | undefined,
): void {
  if (value === undefined) return
  const isTaken = known?.isRecurrent === true
  const base = isTaken ? value.plus(known.apart) : value
  draft.set(path, { value: digitsOf(base), about: isTaken ? known.about(base) : projected(before) })
}

/**
 * What is of the new base year alone: what came out beside the plan and does not stay, and of `all` that was so in the plan what is not
 * stated of the line itself, such as what schemes cost once. They are behind, so that nothing else in the plan makes them again.
 */
function addOneOff(
  { definition: { horizon }, draft, index, projected }: Rolling,
  path: string,
  nonRecurrent: Input | undefined,
  known: CameOut | undefined,
  all?: Decimal,
): void {
  const own = nonRecurrent?.values ?? []
  const apart = known === undefined || known.isRecurrent ? zero : known.apart
  const ofSchemes = all?.minus(own[index] ?? zero) ?? zero
  if (apart.isZero() && ofSchemes.isZero()) return
  const values = Array.from({ length: horizon.count + 1 }, (_, year) => own[year] ?? zero)
  const parts = values.flatMap((value, year): [string, string][] => {
    const whole = year === index ? value.plus(ofSchemes).plus(apart) : value
    return year >= index && !whole.isZero() ? [[printYear(horizon.base + year), digitsOf(whole)]] : []
  })
  const about = known === undefined || apart.isZero() ? projected(nonRecurrent) : known.about(apart)
  if (parts.length === 0) draft.delete(`${path}.non-recurrent`)
  else draft.set(`${path}.non-recurrent`, { value: Object.fromEntries(parts), about })
}

function rollLines(rolling: Rolling): void {
  const { definition, draft, base, index, at, cameOut } = rolling
  const gone = new Set<string>()
  const isPaidLast = linesPaidLast(rolling)
  for (const { id, base: before, amounts, activity, benchmarks, nonRecurrent } of definition.lines) {
    const path = `lines.${id}`
    const core = at(`${path}.core`) ?? at(`${path}.recurrent`)
    const known = spendOf(cameOut, id)
    setBase(rolling, `${path}.base`, core, before, known)
    addOneOff(
      rolling,
      path,
      nonRecurrent,
      known,
      isPaidLast(id) ? paidOnce(rolling, path) : at(`${path}.non-recurrent`),
    )
    gone.add(`${path}.base-adjustments`)
    const stays = known?.isRecurrent === true ? core?.plus(known.apart) : core
    const stated = amounts?.values[index]
    const apart = stated === undefined ? undefined : stays?.minus(stated)
    // Stated amounts move a line by what they change from year to year, so that they go on from what it has come to.
    if (amounts !== undefined && apart?.isZero() === false)
      draft.revalue(
        `${path}.amounts`,
        Object.fromEntries(
          amounts.values.flatMap((value, year) =>
            year > index && value !== undefined
              ? [[printYear(definition.horizon.base + year), digitsOf(value.plus(apart))]]
              : [],
          ),
        ),
      )
    if (activity !== undefined)
      setBase(rolling, `${path}.activity.base`, at(`${path}.activity`), activity.base, cameOut.of(`${path}.activity`))
    if (benchmarks.length > 0) {
      gone.add(`${path}.benchmarks`)
      draft.leftOut.push({
        path: `${path}.benchmarks`,
        why: `of ${printYear(definition.horizon.base)}; state what comparable commissioners spend in ${printYear(base)}`,
      })
    }
  }
  draft.deleteAll(gone)
}

/**
 * The recurrent savings that were delivered by the new base year in the plan though nobody has identified them, which its bases count as
 * found: but for those of lines of which it is known what came out.
 */
function unidentifiedIn({ definition, base, index, at, cameOut }: Rolling): string | undefined {
  const { savings, unit } = definition
  let all = zero
  for (const { id, line, identified, recurrent } of savings) {
    if (identified || !recurrent || spendOf(cameOut, line)?.isRecurrent === true) continue
    for (let year = 1; year <= index; year++) all = all.plus(at(`savings.${id}.delivered`, year) ?? zero)
  }
  if (all.isZero()) return undefined
  const places = unit === '£m' || unit === '£bn' ? 1 : 0
  // What is not nought never reads as if it were.
  const shown = all.toDecimalPlaces(places).isZero() ? all.toSignificantDigits(1).toString() : all.toFixed(places)
  return `£${shown}${unit.slice(1)} delivered by ${printYear(base)}`
}

/** What came out of a line in the new base year. */
function spendOf(cameOut: CameOutIn, line: string): CameOut | undefined {
  const path = `lines.${line}`
  return cameOut.of(`${path}.core`, `${path}.recurrent`, `${path}.cost`, `${path}.spend`)
}

/** Whether a line is paid for in the new base year by contracts of which none goes on: what they pay beside its cost is behind it. */
function linesPaidLast({ definition: { contracts }, index }: Rolling): (line: string) => boolean {
  const going = new Set<string>()
  const over = new Set<string>()
  for (const { starts, ends, scope } of contracts)
    for (const { line } of starts <= index ? scope : []) (ends <= index ? over : going).add(line)
  return (line) => over.has(line) && !going.has(line)
}

/** What is spent on a line in the new base year alone. */
function paidOnce({ at }: Rolling, path: string): Decimal | undefined {
  const recurrent = at(`${path}.recurrent`)
  return recurrent === undefined ? undefined : at(`${path}.spend`)?.minus(recurrent)
}

function rollPeople(rolling: Rolling): void {
  const { definition, draft } = rolling
  const { population } = definition
  if (population?.is === 'groups') {
    for (const { id, base } of population.groups) {
      const path = `population.groups.${id}`
      setPeople(rolling, path, `${path}.base`, base)
    }
    // It is their sum.
    draft.delete('population.base')
  } else if (population !== undefined) setPeople(rolling, 'population.total', 'population.base', population.base)
}

function setPeople({ draft, at, projected, cameOut }: Rolling, row: string, path: string, before: Input): void {
  const people = at(row) ?? zero
  const known = cameOut.of(row)
  const counted = known === undefined ? people : people.plus(known.apart)
  draft.set(path, { value: peopleText(counted), about: known === undefined ? projected(before) : known.about(counted) })
}
