import { one, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { digitsOf, peopleText } from './digits.ts'
import type { Rolling } from './rolling.ts'

/** The bases of funding, lines and people in the new base year, and what is carried into it. */
export function rollBases(rolling: Rolling): void {
  rollYears(rolling)
  rollFunding(rolling)
  rollLines(rolling)
  rollPeople(rolling)
}

function rollYears({ definition, draft, base, index }: Rolling): void {
  const { horizon, confirmed, prices, unit } = definition
  draft.set('years.base', { value: printYear(base), about: {} })
  draft.set('years.count', { value: `${horizon.count - index}`, about: {} })
  if (confirmed !== undefined && confirmed < base) draft.revalue('years.confirmed', printYear(base))
  // Amounts of other units were turned into this one.
  if (unit !== '£m' || draft.has('unit')) draft.revalue('unit', unit)
  if ((prices.deflator ?? prices.index) !== undefined && prices.base < base)
    draft.pricesMoved.push(printYear(prices.base))
  if (draft.has('prices.base') && prices.base < base) draft.revalue('prices.base', printYear(base))
}

function rollFunding({ definition, draft, base, at, projected }: Rolling): void {
  for (const { id, base: before, target, pace } of definition.streams) {
    const path = `funding.${id}`
    const recurrent = at(`${path}.recurrent`)
    if (recurrent !== undefined) draft.set(`${path}.base`, { value: digitsOf(recurrent), about: projected(before) })
    const own = target && at(`${path}.target`)
    if (own !== undefined) draft.set(`${path}.target.base`, { value: digitsOf(own), about: projected(target?.base) })
    // From its closing year on a stream is at its target, year after year.
    if (
      pace?.form.is === 'close-by' &&
      pace.form.yearsLeft.values[base - definition.horizon.base + 1]?.eq(one) === true
    )
      draft.revalue(`${path}.pace.close-by`, printYear(base + 1))
  }
  const carried = at('surplus.carried')
  if (carried !== undefined && (!carried.isZero() || draft.has('surplus.brought-forward')))
    draft.set('surplus.brought-forward', {
      value: digitsOf(carried),
      about: projected(definition.surplus.broughtForward),
    })
}

function rollLines({ definition, draft, base, index, at, projected }: Rolling): void {
  const gone = new Set<string>()
  for (const { id, base: before, amounts, activity, benchmarks } of definition.lines) {
    const path = `lines.${id}`
    const core = at(`${path}.core`) ?? at(`${path}.recurrent`)
    if (core !== undefined) draft.set(`${path}.base`, { value: digitsOf(core), about: projected(before) })
    gone.add(`${path}.base-adjustments`)
    const stated = amounts?.values[index]
    const apart = stated === undefined ? undefined : core?.minus(stated)
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
    const count = activity && at(`${path}.activity`)
    if (count !== undefined)
      draft.set(`${path}.activity.base`, { value: digitsOf(count), about: projected(activity?.base) })
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

function rollPeople({ definition: { population }, draft, at, projected }: Rolling): void {
  if (population?.is === 'groups') {
    for (const { id, base } of population.groups) {
      const path = `population.groups.${id}`
      draft.set(`${path}.base`, { value: peopleText(at(path) ?? zero), about: projected(base) })
    }
    // It is their sum.
    draft.delete('population.base')
  } else if (population !== undefined)
    draft.set('population.base', {
      value: peopleText(at('population.total') ?? zero),
      about: projected(population.base),
    })
}
