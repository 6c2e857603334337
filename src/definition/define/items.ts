import { Decimal, toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type {
  AuthorCheck,
  AuthorMeasure,
  Change,
  ClosedGap,
  Control,
  Driver,
  Input,
  Line,
  Month,
  Saving,
  Shift,
} from '../definition.ts'
import { nothingLeft } from '../keys/build.ts'
import { inDefinitionUnit, isShare } from '../values/series.ts'
import { definePeopleDriver, refuseSecond } from './people-driver.ts'
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

function defineDriver(reader: Reader, path: string, name: string): Driver[] {
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
      must: 'be at least -100%',
      outcome: nothingLeft.why,
    })
    return
  }
}

/** Savings schemes. A delay in months is resolved into a month and whole years here. */
export function defineSavings(reader: Reader): Saving[] {
  return reader.items('savings').map((id) => {
    const path = `savings.${id}`
    const start = (reader.plain<number>(`${path}.month`) ?? 1) - 1 + (reader.plain<number>(`${path}.delay`) ?? 0)
    const line = reader.reference(`${path}.line`, 'spend line', 'lines')
    const planned = {
      amount: reader.series(`${path}.amount`, 'money'),
      share: reader.series(`${path}.share`, 'share'),
      benchmark: defineClosedGap(reader, path, line),
    }
    const month = defineMonth(reader, path, (start % 12) + 1)
    const recurrent = reader.plain<boolean>(`${path}.recurrent`) ?? true
    return {
      id,
      title: reader.text(`${path}.title`) ?? id,
      line,
      ...planned,
      month,
      delayYears: Math.floor(start / 12),
      delivery: reader.series(`${path}.delivery`, 'share'),
      recurrent,
      started: recurrent ? defineStarted(reader, path, month) : undefined,
      identified: reader.plain<boolean>(`${path}.identified`) ?? true,
      cost: reader.series(`${path}.cost`, 'money'),
      costLine: reader.has(`${path}.cost-line`) ? reader.reference(`${path}.cost-line`, 'spend line', 'lines') : line,
    }
  })
}

/** The tranche of the base year: of one that began in April nothing is still to come, so that it is told as unused. */
function defineStarted(reader: Reader, saving: string, own: Month): Saving['started'] {
  const path = `${saving}.started`
  const month = defineStartedMonth(reader, path, own)
  if (month === undefined) return undefined
  const delivery = reader.has(`${path}.delivery`) ? reader.one(`${path}.delivery`, 'share') : undefined
  return { planned: reader.one(`${path}.planned`, 'money'), delivery, month }
}

/** The month in which something began; undefined where nothing did, or where nothing of it is still to come. */
function defineStartedMonth(reader: Reader, path: string, own: Month): Month | undefined {
  if (!reader.merged.groups.has(path)) return undefined
  const number = reader.plainIfThere<number>(`${path}.month`)
  const month = number === undefined ? own : defineMonth(reader, path, number)
  return month.number === 1 ? undefined : month
}

function defineClosedGap(reader: Reader, saving: string, line: string): ClosedGap | undefined {
  const path = `${saving}.benchmark`
  if (!reader.merged.groups.has(path)) return undefined
  const to = reader.reference(`${path}.to`, `benchmark of ${line}`, `lines.${line}.benchmarks`)
  const from = reader.projectedYear(`${path}.from`)
  const until = reader.projectedYear(`${path}.until`)
  const close = reader.one(`${path}.close`, 'share')
  if (from === undefined || until === undefined) return undefined
  if (until < from)
    reader.refuse('year-order', reader.entry(`${path}.until`)?.span, {
      path: `${path}.until`,
      year: printYear(until),
      must: `not be before ${printYear(from)}, the first year`,
    })
  const { base } = reader.horizon
  const years = new Decimal(until - from + 1)
  return {
    to,
    close,
    years: reader.setting(
      `${path}.until`,
      reader.everyYear(() => years),
    ),
    from: from - base,
    until: until - base,
  }
}

/** The month in which an item starts, after any delay, as a figure that formulas reckon the part of a year from. */
function defineMonth(reader: Reader, item: string, number: number): Month {
  const month = new Decimal(number)
  const values = reader.everyYear(() => month)
  // A delay alone moves a scheme out of April.
  const entry = reader.entry(`${item}.month`) ?? reader.entry(`${item}.delay`)
  return { number, input: reader.setting(`${item}.month`, values, entry) }
}

/** Shifts of care. */
export function defineShifts(reader: Reader): Shift[] {
  return reader.items('shifts').map((id) => {
    const path = `shifts.${id}`
    const from = reader.reference(`${path}.from`, 'spend line', 'lines')
    const to = reader.reference(`${path}.to`, 'spend line', 'lines')
    if (from !== '' && from === to) reader.refuse('same-line', reader.entry(`${path}.to`)?.span, { path })
    const release = reader.ages(`${path}.release`)
    if (falls(release))
      reader.refuse('release-falls', reader.entry(`${path}.release`)?.span, { path: `${path}.release` })
    return {
      id,
      title: reader.text(`${path}.title`) ?? id,
      from,
      to,
      amount: reader.series(`${path}.amount`, 'money'),
      share: reader.series(`${path}.share`, 'share'),
      release,
      delivery: reader.has(`${path}.delivery`) ? reader.one(`${path}.delivery`, 'share') : undefined,
      // Where care had moved by the base year, the new service is paid for in it too.
      reprovision: reader.series(`${path}.reprovision`, 'rate', reader.stands(`${path}.moved`) ? 'alike' : 'none'),
      delay: reader.plain<number>(`${path}.delay`) ?? 0,
      // Of a shift that releases all its cost at once nothing is still to come, so that this is told as unused.
      moved:
        reader.has(`${path}.release`) || reader.has(`${path}.delivery`) ? reader.ages(`${path}.moved`, 'money') : [],
    }
  })
}

function falls(release: readonly Input[]): boolean {
  return release.some((input, age) => {
    const [before, now] = [release[age - 1]?.values[0], input.values[0]]
    return before !== undefined && now !== undefined && now.lt(before)
  })
}

/** Pressures or investments. */
export function defineChanges(reader: Reader, kind: Change['kind']): Change[] {
  return reader.items(kind).flatMap((id): Change[] => {
    const path = `${kind}.${id}`
    const line = reader.reference(`${path}.line`, 'spend line', 'lines')
    const form = (['new', 'level', 'per-head'] as const).find((name) => reader.has(`${path}.${name}`))
    if (form === undefined) return []
    const values = reader.series(`${path}.${form}`, form === 'per-head' ? 'pounds' : 'money')
    if (values === undefined) return []
    for (const name of ['recurrent', 'month']) {
      const entry = reader.entry(`${path}.${name}`)
      if (form !== 'new' && entry !== undefined)
        reader.refuse('recurrent-with-level', entry.keySpan, { path: entry.path, form })
    }
    if (form === 'per-head') reader.needPopulation(values.path)
    const recurrent = reader.plain<boolean>(`${path}.recurrent`) ?? true
    const month = defineMonth(reader, path, reader.plain<number>(`${path}.month`) ?? 1)
    return [
      {
        id,
        title: reader.text(`${path}.title`) ?? id,
        kind,
        line,
        form,
        values,
        recurrent,
        month,
        started: defineBegun(reader, `${path}.started`, form, recurrent, month),
      },
    ]
  })
}

/** What of a pressure or an investment was begun by the base year. Where nothing of it is still to come it is told as unused. */
function defineBegun(
  reader: Reader,
  path: string,
  form: Change['form'],
  recurrent: boolean,
  own: Month,
): Change['started'] {
  if (!reader.merged.groups.has(path)) return undefined
  // A level has no month, and one that is stated is told as unused.
  const month = form !== 'new' ? own : recurrent ? defineStartedMonth(reader, path, own) : undefined
  return month && { amount: reader.one(`${path}.amount`, 'money'), month }
}

/** The author's checks, their formulas still text. */
export function defineChecks(reader: Reader): AuthorCheck[] {
  return reader.items('checks').flatMap((id): AuthorCheck[] => {
    const path = `checks.${id}`
    const that = reader.plain<string>(`${path}.that`)
    const thatSpan = reader.entry(`${path}.that`)?.span
    if (that === undefined || thatSpan === undefined) return []
    return [
      {
        id,
        title: reader.text(`${path}.title`),
        that,
        thatSpan,
        scope: reader.choice(`${path}.in`),
        scopeSpan: reader.entry(`${path}.in`)?.span ?? thatSpan,
        severity: reader.choice(`${path}.severity`),
        message: reader.text(`${path}.message`),
        notTestable: reader.text(`${path}.not-testable`),
      },
    ]
  })
}

/** The author's measures, their formulas still text. */
export function defineMeasures(reader: Reader): AuthorMeasure[] {
  return reader.items('measures').flatMap((id): AuthorMeasure[] => {
    const path = `measures.${id}`
    const title = reader.text(`${path}.title`) ?? id
    const formula = reader.plain<string>(`${path}.formula`)
    const formulaSpan = reader.entry(`${path}.formula`)?.span
    const unit = reader.text(`${path}.unit`)
    const unitSpan = reader.entry(`${path}.unit`)?.span
    if (formula === undefined || formulaSpan === undefined || unit === undefined || unitSpan === undefined) return []
    return [{ id, title, formula, formulaSpan, unit, unitSpan }]
  })
}

/** Control totals. A tolerance that is left out is half the last digit of the amount as it was written. */
export function defineControls(reader: Reader): Control[] {
  return reader.items('controls').flatMap((id): Control[] => {
    const path = `controls.${id}`
    const row = reader.plain<string>(`${path}.row`)
    const entry = reader.entry(`${path}.amount`)
    if (row === undefined || entry?.content.form !== 'plain') return []
    const amount = reader.one(`${path}.amount`, 'money')
    const places = /\.(\d+)/.exec(entry.content.plain.text)?.[1]?.length ?? 0
    const isRate = isShare(entry.content.plain)
    const halfDigit = new Decimal(10).pow(-places).div(isRate ? 200 : 2)
    const half = inDefinitionUnit({ ...entry.content.plain, value: halfDigit }, entry, reader.unit) ?? halfDigit
    return [
      {
        id,
        row,
        rowSpan: reader.spanOf(`${path}.row`),
        year: reader.plain<number>(`${path}.year`) ?? reader.horizon.base,
        yearSpan: reader.entry(`${path}.year`)?.span ?? reader.spanOf(`${path}.row`),
        amount,
        tolerance: reader.has(`${path}.tolerance`)
          ? reader.one(`${path}.tolerance`, 'money')
          : reader.constant(`${path}.tolerance`, 'money', half),
        halfDigit,
      },
    ]
  })
}
