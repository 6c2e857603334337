import type { Sketch, SketchLine, SketchShare } from './any-definition.ts'

/** Values by row, the base year first; NaN where there is none. */
export type Reckoned = Map<string, number[]>

const none = Number.NaN

/**
 * Reckon every row of a sketch in binary fractions, straight from src/METHODS.md: loops over years, no formulas as data,
 * nothing shared with the program. The program must agree with it on any definition.
 */
export function reckon(sketch: Sketch): Reckoned {
  const { count, lines, streams, savings, shifts, changes, surplus } = sketch
  const rows: Reckoned = new Map()
  const row = (path: string): number[] => {
    const found = rows.get(path) ?? Array.from({ length: count + 1 }, () => none)
    rows.set(path, found)
    return found
  }
  const money = (thousandths: number | undefined): number => (thousandths ?? 0) / 1000
  const rate = (hundredths: number | undefined): number => (hundredths ?? 0) / 10_000
  const percent = (value: number | undefined): number => (value ?? 0) / 100
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const year0 = (values: readonly number[], t: number): number => money(values[t])
  /** A value that is stated from the first projected year on. */
  const year1 = (values: readonly number[] | undefined, t: number): number | undefined => values?.[t - 1]

  const factor = (line: SketchLine, t: number): number => {
    if (line.amounts !== undefined) return 1
    if (line.growth !== undefined) return 1 + rate(year1(line.growth, t))
    return line.drivers.reduce(
      (product, { uplift, efficiency }) => product * (1 + rate(year1(uplift, t)) - rate(year1(efficiency, t))),
      1,
    )
  }
  const stated = (line: SketchLine, t: number): number =>
    t === 0 ? money(line.base) + add(line.baseAdjustments.map(money)) : money(year1(line.amounts, t))
  const doNothingCore = lines.map(() => Array.from({ length: count + 1 }, () => 0))
  const planCore = lines.map(() => Array.from({ length: count + 1 }, () => 0))
  const recurrentOf = (line: number, t: number): number => row(`lines.l${line}.recurrent`)[t] ?? none

  for (let t = 0; t <= count; t++) {
    const put = (path: string, value: number): void => {
      row(path)[t] = value
    }
    const at = (path: string, year = t): number => row(path)[year] ?? none

    // 10. People and prices.
    put('population.total', none)
    if (sketch.population !== undefined) {
      const { base, growth } = sketch.population
      put('population.total', t === 0 ? base : at('population.total', t - 1) * (1 + rate(year1(growth, t))))
    }
    put('prices.index', none)
    if (sketch.deflator !== undefined)
      put('prices.index', t === 0 ? 1 : at('prices.index', t - 1) * (1 + rate(year1(sketch.deflator, t))))

    // 1. Funding.
    streams.forEach((stream, f) => {
      const path = `funding.f${f}`
      const before = at(`${path}.recurrent`, t - 1)
      if (t === 0) put(`${path}.recurrent`, money(stream.base))
      else if (stream.amounts !== undefined) put(`${path}.recurrent`, money(year1(stream.amounts, t)))
      else put(`${path}.recurrent`, before * (1 + rate(year1(stream.growth, t))) + money(year1(stream.adjustments, t)))
      put(`${path}.total`, at(`${path}.recurrent`) + year0(stream.nonRecurrent, t))
      put(
        `${path}.growth`,
        t === 0
          ? none
          : stream.growth === undefined
            ? at(`${path}.recurrent`) / before - 1
            : rate(year1(stream.growth, t)),
      )
    })
    put('funding.total', add(streams.map((_, f) => at(`funding.f${f}.total`))))
    put('funding.recurrent', add(streams.map((_, f) => at(`funding.f${f}.recurrent`))))
    const growth = t === 0 ? none : at('funding.recurrent') / at('funding.recurrent', t - 1) - 1
    put('funding.growth', growth)
    put(
      'funding.growth-per-head',
      (1 + growth) / (1 + (sketch.population === undefined ? none : rate(year1(sketch.population.growth, t)))) - 1,
    )
    put(
      'funding.growth-real',
      (1 + growth) / (1 + (sketch.deflator === undefined ? none : rate(year1(sketch.deflator, t)))) - 1,
    )

    // 4. Savings. A delay past March moves the tranche to a later year; delivery is read by the year it starts in.
    const changeOf = lines.map(() => 0)
    const oneOffOf = lines.map((line) => year0(line.nonRecurrent, t))
    const levelOf = lines.map(() => 0)
    let stillToCome = 0
    let oneOffSaved = 0
    savings.forEach((saving, s) => {
      const path = `savings.s${s}`
      const start = saving.month - 1 + saving.delay
      const part = (12 - (start % 12)) / 12
      const said = t - Math.floor(start / 12)
      const tranche =
        said < 1
          ? 0
          : saving.amount !== undefined
            ? money(year1(saving.amount, said))
            : percent(year1(saving.share, said)) * recurrentOf(saving.line, t - 1)
      put(`${path}.planned`, t === 0 ? 0 : tranche)
      const line = lines[saving.line] as SketchLine
      const delivery = percent(year1(saving.delivery, t))
      const rest =
        t >= 2 && saving.recurrent
          ? percent(year1(saving.delivery, t - 1)) * (1 - part) * at(`${path}.planned`, t - 1) * factor(line, t)
          : 0
      const delivered = t === 0 ? 0 : delivery * part * at(`${path}.planned`) + rest
      put(`${path}.delivered`, delivered)
      put(`${path}.full-year-effect`, rest)
      put(`${path}.to-date`, t === 0 ? none : (t === 1 ? 0 : at(`${path}.to-date`, t - 1)) + delivered)
      put(`${path}.cost`, t === 0 ? 0 : money(year1(saving.cost, t)))
      put(`${path}.net`, delivered - at(`${path}.cost`))
      if (saving.recurrent) {
        changeOf[saving.line] = (changeOf[saving.line] ?? 0) - delivered
        if (t > 0) stillToCome += (1 - part) * delivery * at(`${path}.planned`)
      } else {
        oneOffOf[saving.line] = (oneOffOf[saving.line] ?? 0) - delivered
        oneOffSaved += delivered
      }
      oneOffOf[saving.costLine] = (oneOffOf[saving.costLine] ?? 0) + at(`${path}.cost`)
    })
    const deliveredBy = (wanted: (identified: boolean) => boolean): number =>
      add(savings.flatMap(({ identified }, s) => (wanted(identified) ? [at(`savings.s${s}.delivered`)] : [])))
    put(
      'savings.total',
      deliveredBy(() => true),
    )
    put(
      'savings.unidentified',
      deliveredBy((identified) => !identified),
    )

    // 5. Shifts.
    shifts.forEach((shift, h) => {
      const path = `shifts.h${h}`
      const said = t - shift.delay
      const value =
        said < 1
          ? 0
          : shift.amount !== undefined
            ? money(year1(shift.amount, said))
            : percent(year1(shift.share, said)) * recurrentOf(shift.from, t - 1)
      put(`${path}.value`, t === 0 ? 0 : value)
      put(`${path}.reprovided`, at(`${path}.value`) * percent(year1(shift.reprovision, t)))
      let released = 0
      let stranded = 0
      for (let moved = 1; moved <= t; moved++) {
        let grown = at(`${path}.value`, moved)
        for (let year = moved + 1; year <= t; year++) grown *= factor(lines[shift.from] as SketchLine, year)
        const schedule = (age: number): number =>
          age < 0 ? 0 : percent(shift.release[Math.min(age, shift.release.length - 1)])
        const age = t - moved
        released += percent(shift.delivery) * grown * (schedule(age) - schedule(age - 1))
        stranded += grown * (1 - percent(shift.delivery) * schedule(age))
      }
      put(`${path}.released`, released)
      put(`${path}.stranded`, stranded)
      put(`${path}.net`, released - at(`${path}.reprovided`))
      put(`${path}.net-to-date`, t === 0 ? none : (t === 1 ? 0 : at(`${path}.net-to-date`, t - 1)) + at(`${path}.net`))
      changeOf[shift.to] = (changeOf[shift.to] ?? 0) + at(`${path}.reprovided`)
      changeOf[shift.from] = (changeOf[shift.from] ?? 0) - released
    })

    // 6. Pressures and investments.
    const unavoidable = { change: lines.map(() => 0), level: lines.map(() => 0), oneOff: lines.map(() => 0) }
    changes.forEach((change, c) => {
      const value = money(year1(change.values, t))
      const part = (13 - change.month) / 12
      const rest =
        t >= 2 && change.recurrent && change.form === 'new'
          ? (1 - part) * money(year1(change.values, t - 1)) * factor(lines[change.line] as SketchLine, t)
          : 0
      const amount =
        change.form === 'new'
          ? part * value + rest
          : change.form === 'level'
            ? value
            : (value * at('population.total')) / 1e6
      put(`${change.kind}.c${c}.amount`, t === 0 ? 0 : amount)
      if (t === 0) return
      const where = change.form !== 'new' ? 'level' : change.recurrent ? 'change' : 'oneOff'
      const all = { change: changeOf, level: levelOf, oneOff: oneOffOf }[where]
      all[change.line] = (all[change.line] ?? 0) + amount
      const own = unavoidable[where]
      if (change.kind === 'pressures') own[change.line] = (own[change.line] ?? 0) + amount
      if (change.form === 'new' && change.recurrent) stillToCome -= (1 - part) * value
    })

    // 3. Lines.
    lines.forEach((line, i) => {
      const path = `lines.l${i}`
      const roll = (core: number[], effect: number): number => {
        if (t === 0) return stated(line, 0)
        const before = core[t - 1] ?? none
        if (line.amounts !== undefined) return before + stated(line, t) - stated(line, t - 1) + effect
        return before * factor(line, t) + money(year1(line.adjustments, t)) + effect
      }
      const plan = planCore[i] as number[]
      const nothing = doNothingCore[i] as number[]
      plan[t] = roll(plan, changeOf[i] ?? 0)
      nothing[t] = roll(nothing, unavoidable.change[i] ?? 0)
      put(`${path}.recurrent`, (plan[t] ?? none) + (levelOf[i] ?? 0))
      put(`${path}.non-recurrent`, oneOffOf[i] ?? 0)
      put(`${path}.cost`, at(`${path}.recurrent`) + at(`${path}.non-recurrent`))
      put(`${path}.spend`, at(`${path}.cost`))
      put(
        `${path}.do-nothing`,
        (nothing[t] ?? none) + (unavoidable.level[i] ?? 0) + (unavoidable.oneOff[i] ?? 0) + year0(line.nonRecurrent, t),
      )
      const amountGrowth = t === 0 ? none : stated(line, t) / stated(line, t - 1) - 1
      put(`${path}.growth`, t === 0 ? none : line.amounts === undefined ? factor(line, t) - 1 : amountGrowth)
    })
    const over = (name: string): number => add(lines.map((_, i) => at(`lines.l${i}.${name}`)))
    put('spend.total', over('spend'))
    put('spend.do-nothing', over('do-nothing'))
    put('spend.recurrent', over('recurrent'))

    // 2. Reserves and the required surplus.
    const held = ({ share, amount, of }: SketchShare): number =>
      share === undefined ? money(amount?.[t]) : percent(share[t]) * at(of)
    for (const [r, reserve] of sketch.reserves.entries()) put(`reserves.r${r}`, held(reserve))
    put('reserves.total', add(sketch.reserves.map((_, r) => at(`reserves.r${r}`))))
    put('surplus.repayment', year0(surplus.repayment, t))
    const carried = t === 0 ? money(surplus.broughtForward) : at('surplus.carried', t - 1)
    const target = surplus.required === undefined ? 0 : held(surplus.required)
    const drawdown = year0(surplus.drawdown, t)
    put('surplus.required', (surplus.basis === 'in-year' ? target : Math.max(0, target - carried)) - drawdown)
    put('available', at('funding.total') - at('reserves.total') - at('surplus.repayment') - at('surplus.required'))

    // 7. Positions.
    put('in-year', at('funding.total') - at('reserves.total') - at('surplus.repayment') - at('spend.total'))
    put('surplus.carried', t === 0 ? money(surplus.broughtForward) : carried + at('in-year'))
    put('headroom', at('available') - at('spend.total'))
    put(
      'headroom.recurrent',
      at('funding.recurrent') - at('reserves.total') - at('surplus.required') - drawdown - at('spend.recurrent'),
    )
    put('headroom.to-date', t === 0 ? none : (t === 1 ? 0 : at('headroom.to-date', t - 1)) + at('headroom'))
    put('risks.total', 0)
    put('headroom.risk-adjusted', at('headroom'))
    put('headroom.share', at('headroom') / at('funding.total'))
    put(
      'out-of-hospital.spend',
      add(lines.flatMap(({ setting }, i) => (setting === 'out-of-hospital' ? [at(`lines.l${i}.spend`)] : []))),
    )
    put('out-of-hospital.envelope', at('headroom') + at('out-of-hospital.spend'))
    put('out-of-hospital.share', at('out-of-hospital.spend') / at('funding.total'))
    put('do-nothing-gap', at('available') - at('spend.do-nothing'))
    put('savings.requirement', Math.max(0, -at('headroom.recurrent')))
    put('savings.requirement-new', t === 0 ? none : at('savings.requirement') - at('savings.requirement', t - 1))
    put('savings.requirement-share', at('savings.requirement') / at('funding.recurrent'))
    put('underlying', at('funding.recurrent') - at('spend.recurrent') + stillToCome)
    put('underlying.non-recurrent-funding', at('funding.recurrent') - at('funding.total'))
    put('underlying.reserves', at('reserves.total'))
    put('underlying.repayment', at('surplus.repayment'))
    put('underlying.non-recurrent-spend', over('non-recurrent') + oneOffSaved)
    put('underlying.non-recurrent-savings', -oneOffSaved)
    put('underlying.full-year-effects', stillToCome)
  }
  return rows
}
