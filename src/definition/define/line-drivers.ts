import { Decimal, toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { Driver } from '../definition.ts'
import { nothingLeft } from '../keys/build.ts'
import { definePeopleDriver } from './people-driver.ts'
import type { Reader } from './reader.ts'
import type { Refusing } from './refusing.ts'

export function defineDriver(reader: Reader, path: string, name: string): Driver[] {
  const entry = reader.entry(path)
  if (entry === undefined) {
    if (reader.items(`${path}.groups`).length > 0) return definePeopleDriver(reader, path, name)
    const uplift = reader.series(`${path}.uplift`, 'rate')
    const efficiency = reader.series(`${path}.efficiency`, 'rate')
    if (uplift !== undefined && !reader.stands(`${path}.efficiency`))
      reader.missing(path, 'efficiency', 'what is taken off the uplift, such as 1.1%')
    if (uplift === undefined || efficiency === undefined) return []
    return [{ is: 'netted', name, uplift, efficiency }]
  }
  const { content } = entry
  const shared = content.form === 'plain' ? content.plain.value : undefined
  if (typeof shared === 'string') {
    const rate = reader.series(`drivers.${shared}`, 'rate')
    if (rate !== undefined) return [{ is: 'rate', name, rate }]
    if (!reader.stands(`drivers.${shared}`))
      reader.refuse('unknown-name', entry.span, { what: 'shared driver', name: shared, known: reader.items('drivers') })
    return []
  }
  const rate = reader.series(path, 'rate')
  return rate === undefined ? [] : [{ is: 'rate', name, rate }]
}

/** Compounded, drivers of at least -100% leave something or nothing; added up they may leave less than nothing. */
export function refuseBelowNothing(to: Refusing, path: string, drivers: readonly Driver[]): void {
  // What grows with people is known only when they are reckoned.
  const rates = drivers.map((driver) =>
    driver.is === 'rate' ? [driver.rate] : driver.is === 'netted' ? [driver.uplift, driver.efficiency] : [],
  )
  for (let index = 1; index <= to.horizon.count; index++) {
    const total = rates.reduce(
      (so, [rate, less]) => so.plus(rate?.values[index] ?? 0).minus(less?.values[index] ?? 0),
      new Decimal(0),
    )
    if (total.gte(nothingLeft.at)) continue
    to.refuse('beyond-bounds', to.spanOf(path), {
      path,
      value: `${toPlain(total.times(100))}% in ${printYear(to.horizon.base + index)}`,
      must: 'at least -100%',
      outcome: nothingLeft.why,
    })
    return
  }
}
