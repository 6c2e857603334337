import { type Decimal, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { digitsOf, peopleText } from './digits.ts'
import type { Rolling } from './rolling.ts'

/** A member of a place, or an option: the file that it is rolled forward to, and its people in the old and the new base year. */
export interface Member {
  readonly file: string
  readonly people: readonly [before: Decimal | undefined, now: Decimal | undefined]
}

/** What a place, or a definition of options, states itself: where its members are, and what it says beside them. */
export function rollPlace(rolling: Rolling, members: ReadonlyMap<string, Member>): void {
  const { definition, draft, base, index, at, projected } = rolling
  for (const [id, { file, people }] of members) {
    for (const path of [`combine.${id}`, `appraisal.options.${id}`])
      if (draft.has(`${path}.scenario`)) draft.revalue(`${path}.scenario`, file)
    const [before, now] = people
    const residents = definition.members.find((member) => member.id === id)?.residents
    const count = residents?.values[0]
    // They stay the same part of its people.
    if (index > 0 && count !== undefined && before !== undefined && now !== undefined)
      draft.set(`combine.${id}.residents`, {
        value: peopleText(count.times(now).div(before)),
        about: projected(residents),
      })
  }
  if (index === 0) return
  if (draft.has('years.base')) draft.revalue('years.base', printYear(base))
  if (draft.has('years.count')) draft.revalue('years.count', `${definition.horizon.count - index}`)
  // Where the years are those of the members, the place does not say that it was rolled forward.
  if (!draft.has('years.base') && draft.has('years.confirmed') && (definition.confirmed ?? base) < base)
    draft.revalue('years.confirmed', printYear(base))
  for (const path of ['prices.base', 'appraisal.base']) {
    const stated = draft.get(path)?.value
    if (typeof stated === 'string' && stated < printYear(base)) draft.revalue(path, printYear(base))
  }
  rollBenefits(rolling)
  const { population } = definition
  if (population?.is === 'whole')
    draft.set('population.base', {
      value: peopleText(at('population.total') ?? zero),
      about: projected(population.base),
    })
  else if (population !== undefined) {
    for (const { id, base: people } of population.groups)
      draft.set(`population.groups.${id}.base`, {
        value: peopleText(at(`population.groups.${id}`) ?? zero),
        about: projected(people),
      })
    draft.delete('population.base')
  }
  const life = draft.get('appraisal.life')?.value
  const most = definition.horizon.count - index + 1
  if (typeof life === 'string' && Number(life) > most) draft.revalue('appraisal.life', digitsOf(zero.plus(most)))
}

/** Benefits are in the prices of the base of the appraisal: where that moves to the new base year, so do they. */
function rollBenefits({ definition: { appraisal, horizon }, draft, base, index, at }: Rolling): void {
  const level = at('appraisal.prices')
  if (appraisal === undefined || appraisal.base >= index || level === undefined) return
  const [from, to] = [printYear(horizon.base + appraisal.base), printYear(base)]
  for (const { id, benefits } of appraisal.options)
    for (const { id: benefit, amount } of benefits) {
      const path = `appraisal.options.${id}.benefits.${benefit}.amount`
      const stated = draft.get(path)
      if (amount === undefined || stated === undefined) continue
      const byYear = amount.values.flatMap((value, year): [string, string][] =>
        year >= index && value?.isZero() === false
          ? [[printYear(horizon.base + year), digitsOf(value.div(level))]]
          : [],
      )
      if (byYear.length === 0) continue
      const { source } = stated.about
      const about = {
        ...stated.about,
        source: `In ${to} prices, from those of ${from}${source === undefined ? '' : `: ${source}`}`,
      }
      draft.set(path, { value: Object.fromEntries(byYear), about })
      if (stated.range !== undefined) draft.leftOut.push({ path, why: `its range, which is in ${from} prices` })
    }
}
