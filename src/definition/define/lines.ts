import { Decimal, toPlain } from '../../base/decimal.ts'
import type { Input, Line } from '../definition.ts'
import { defineDriver } from './line-drivers.ts'
import { refuseSecond } from './people-driver.ts'
import type { Reader } from './reader.ts'
import type { Refusing } from './refusing.ts'

/** The lines of spend, in the order in which they are first named. */
export function defineLines(reader: Reader): Line[] {
  return reader.items('lines').map((id) => {
    const path = `lines.${id}`
    const drivers = reader
      .items(`${path}.drivers`)
      .flatMap((name) => defineDriver(reader, `${path}.drivers.${name}`, name))
    refuseSecond(reader, `${path}.drivers`, drivers)
    // Of a line without drivers nothing asks, so that the word is told to be unused.
    const addsDrivers = drivers.length > 0 && reader.choice(`${path}.drivers-combine`) === 'add'
    return {
      id,
      title: reader.text(`${path}.title`) ?? id,
      setting: reader.choice(`${path}.setting`),
      isCredit: reader.choice(`${path}.kind`) === 'credit',
      base: reader.one(`${path}.base`, 'money'),
      baseAdjustments: reader
        .items(`${path}.base-adjustments`)
        .map((name) => reader.one(`${path}.base-adjustments.${name}`, 'money')),
      growth: reader.series(`${path}.growth`, 'rate'),
      drivers,
      addsDrivers,
      amounts: reader.series(`${path}.amounts`, 'money'),
      adjustments: reader.adjustments(path),
      nonRecurrent: reader.series(`${path}.non-recurrent`, 'money', 'named'),
      activity: defineActivity(reader, `${path}.activity`),
      providers: defineProviders(reader, `${path}.providers`),
      benchmarks: reader.items(`${path}.benchmarks`).map((benchmark) => {
        const at = `${path}.benchmarks.${benchmark}`
        const stated = (name: string): Input | undefined =>
          reader.has(`${at}.${name}`) ? reader.one(`${at}.${name}`, 'money') : undefined
        return {
          id: benchmark,
          title: reader.text(`${at}.title`) ?? benchmark,
          amount: stated('amount'),
          variance: stated('variance'),
        }
      }),
    }
  })
}

function defineActivity(reader: Reader, path: string): Line['activity'] {
  const unit = reader.text(`${path}.unit`)
  const growth = reader.series(`${path}.growth`, 'rate')
  if (unit === undefined || growth === undefined || !reader.has(`${path}.base`)) return undefined
  return { base: reader.one(`${path}.base`, 'activity'), growth, unit }
}

function defineProviders(reader: Reader, path: string): Line['providers'] {
  return reader.items(path).map((id) => ({ id, share: reader.one(`${path}.${id}`, 'share') }))
}

/** Providers share a line, and no more than the whole of it. */
export function refuseOverWhole(to: Refusing, path: string, providers: Line['providers']): void {
  const total = providers.reduce((so, { share }) => so.plus(share.values[0] ?? 0), new Decimal(0))
  if (total.lte(1)) return
  const last = providers.at(-1)?.share.entry?.span
  to.refuse('over-whole', last, { what: `${path} come to ${toPlain(total.times(100))}%` })
}
