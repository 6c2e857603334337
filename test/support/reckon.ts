import type { Sketch, SketchClosedGap, SketchLine, SketchShare, SketchStream } from './any-definition.ts'
import { reckonContract } from './reckon-contract.ts'

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
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const year0 = (values: readonly number[], t: number): number => money(values[t])
  /** A value that is stated from the first projected year on. */
  const year1 = (values: readonly number[] | undefined, t: number): number | undefined => values?.[t - 1]

  const factor = (line: SketchLine, t: number): number => {
    if (line.amounts !== undefined) return 1
    if (line.growth !== undefined) return 1 + rate(year1(line.growth, t))
    const people = rows.get(`lines.l${lines.indexOf(line)}.weighted-people`) ?? []
    return line.drivers.reduce(
      (product, { uplift, efficiency }) => product * (1 + rate(year1(uplift, t)) - rate(year1(efficiency, t))),
      line.people === undefined ? 1 : (people[t] ?? none) / (people[t - 1] ?? none),
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
    const at = (path: string, year = t): number => rows.get(path)?.[year] ?? none

    // 10. People and prices.
    put('population.total', none)
    sketch.groups.forEach(({ base, growth }, e) => {
      const path = `population.groups.e${e}`
      put(path, t === 0 ? base : at(path, t - 1) * (1 + rate(year1(growth, t))))
    })
    const weighedBy = (weights: readonly number[]): number =>
      add(weights.map((weight, e) => percent(weight) * at(`population.groups.e${e}`)))
    lines.forEach(({ people }, i) => {
      if (people !== undefined) put(`lines.l${i}.weighted-people`, weighedBy(people))
    })
    if (sketch.groups.length > 0) {
      put('population.weighted', weighedBy(sketch.groups.map(({ weight }) => weight)))
      put('population.total', add(sketch.groups.map((_, e) => at(`population.groups.e${e}`))))
    } else if (sketch.population !== undefined) {
      const { base, growth } = sketch.population
      put('population.total', t === 0 ? base : at('population.total', t - 1) * (1 + rate(year1(growth, t))))
    }
    put('prices.index', none)
    if (sketch.deflator !== undefined)
      put('prices.index', t === 0 ? 1 : at('prices.index', t - 1) * (1 + rate(year1(sketch.deflator, t))))

    // 1. Changes of responsibility, each side in its year only.
    sketch.responsibilities.forEach(({ from, amount, fundingAmount = amount }, m) => {
      put(`responsibilities.m${m}.funding`, t === from ? money(fundingAmount) : 0)
      put(`responsibilities.m${m}.spend`, t === from ? money(amount) : 0)
    })
    const broughtTo = (wanted: (stream: number) => boolean): number =>
      add(
        sketch.responsibilities.flatMap(({ stream }, m) =>
          wanted(stream) ? [at(`responsibilities.m${m}.funding`)] : [],
        ),
      )

    // 1. Funding.
    streams.forEach((stream, f) => {
      const path = `funding.f${f}`
      const before = at(`${path}.recurrent`, t - 1)
      const brought = broughtTo((other) => other === f)
      const people = at('population.total') / at('population.total', t - 1)
      const grown = t === 0 ? none : growthOfStream(stream, t, before, at(`${path}.target`, t - 1), people)
      if (t === 0) put(`${path}.recurrent`, money(stream.base))
      else if (stream.amounts !== undefined) put(`${path}.recurrent`, money(year1(stream.amounts, t)))
      else put(`${path}.recurrent`, before * (1 + grown) + money(year1(stream.adjustments, t)) + brought)
      put(`${path}.total`, at(`${path}.recurrent`) + year0(stream.nonRecurrent, t))
      put(`${path}.growth`, t > 0 && stream.amounts !== undefined ? at(`${path}.recurrent`) / before - 1 : grown)
      if (stream.target === undefined) return
      const { base, growth, rebasing } = stream.target
      const opening = t === 0 ? none : at(`${path}.target`, t - 1) + money(year1(rebasing, t))
      put(`${path}.target`, t === 0 ? money(base) : opening * (1 + rate(year1(growth, t))) + brought)
      put(`${path}.opening-distance`, before / opening - 1)
      put(`${path}.distance`, at(`${path}.recurrent`) / at(`${path}.target`) - 1)
      put(`${path}.above-target`, at(`${path}.recurrent`) - at(`${path}.target`))
    })
    put('funding.total', add(streams.map((_, f) => at(`funding.f${f}.total`))))
    put('funding.recurrent', add(streams.map((_, f) => at(`funding.f${f}.recurrent`))))
    const ownFunding = at('funding.recurrent') - broughtTo(() => true)
    const growth = t === 0 ? none : ownFunding / at('funding.recurrent', t - 1) - 1
    put('funding.growth', growth)
    put('funding.growth-per-head', (1 + growth) / (at('population.total') / at('population.total', t - 1)) - 1)
    put(
      'funding.growth-real',
      (1 + growth) / (1 + (sketch.deflator === undefined ? none : rate(year1(sketch.deflator, t)))) - 1,
    )

    // 4. Benchmarks are of the base year.
    lines.forEach(({ benchmarks }, i) => {
      benchmarks.forEach(({ stated, money: said }, b) => {
        const own = statedBase(lines[i] as SketchLine)
        put(`lines.l${i}.benchmarks.b${b}.amount`, t > 0 ? none : stated === 'amount' ? money(said) : own - money(said))
        put(
          `lines.l${i}.benchmarks.b${b}.variance`,
          t > 0 ? none : stated === 'variance' ? money(said) : own - money(said),
        )
      })
    })

    // 4. Savings. A delay past March moves the tranche to a later year; delivery is read by the year it starts in.
    const changeOf = lines.map(() => 0)
    const oneOffOf = lines.map((line) => year0(line.nonRecurrent, t))
    const levelOf = lines.map(() => 0)
    let stillToCome = 0
    const oneOffSaved = lines.map(() => 0)
    savings.forEach((saving, s) => {
      const path = `savings.s${s}`
      const start = saving.month - 1 + saving.delay
      const part = (12 - (start % 12)) / 12
      const said = t - Math.floor(start / 12)
      const tranche =
        said < 1
          ? 0
          : saving.benchmark !== undefined
            ? gapClosed(sketch, saving.line, saving.benchmark, said)
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
        oneOffSaved[saving.line] = (oneOffSaved[saving.line] ?? 0) + delivered
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
    sketch.responsibilities.forEach(({ line }, m) => {
      const taken = at(`responsibilities.m${m}.spend`)
      changeOf[line] = (changeOf[line] ?? 0) + taken
      unavoidable.change[line] = (unavoidable.change[line] ?? 0) + taken
    })
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
      put(
        `${path}.do-nothing`,
        (nothing[t] ?? none) + (unavoidable.level[i] ?? 0) + (unavoidable.oneOff[i] ?? 0) + year0(line.nonRecurrent, t),
      )
      const amountGrowth = t === 0 ? none : stated(line, t) / stated(line, t - 1) - 1
      put(`${path}.growth`, t === 0 ? none : line.amounts === undefined ? factor(line, t) - 1 : amountGrowth)
    })
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
    put('surplus.drawdown', drawdown)

    // 8. Contracts: what they add to the cost of each line, and which part of it lasts.
    const added = lines.map(() => 0)
    const paid = sketch.contracts.map((contract, k) => {
      const result = reckonContract(contract, `contracts.k${k}`, t, {
        rows,
        rate,
        percent,
        money,
        put,
        at,
        groups: sketch.groups,
      })
      result.byLine.forEach((amount, line) => {
        added[line] = (added[line] ?? 0) + amount
      })
      return result
    })
    const lasting = add(paid.map(({ recurrent }) => recurrent))
    lines.forEach((line, i) => {
      const path = `lines.l${i}`
      put(`${path}.spend`, at(`${path}.cost`) + (added[i] ?? 0))
      if (line.activity === undefined) return
      const { base, growth: change } = line.activity
      put(`${path}.activity`, t === 0 ? base : at(`${path}.activity`, t - 1) * (1 + rate(year1(change, t))))
      put(`${path}.unit-cost`, (at(`${path}.spend`) * 1e6) / at(`${path}.activity`))
    })
    const over = (name: string): number => add(lines.map((_, i) => at(`lines.l${i}.${name}`)))
    put('spend.total', over('spend'))
    put('spend.do-nothing', over('do-nothing'))
    put('spend.recurrent', over('recurrent'))

    // 1. What a ring-fence leaves unspent, where that is lost.
    let lost = 0
    let lostEveryYear = 0
    streams.forEach(({ ringFence }, f) => {
      if (ringFence === undefined) return
      const left = at(`funding.f${f}.total`) - add(ringFence.lines.map((line) => at(`lines.l${line}.spend`)))
      put(`funding.f${f}.lost`, ringFence.isLost && left > 0 ? left : 0)
      lost += at(`funding.f${f}.lost`)
      const lastingOn = (line: number): number => add(paid.map(({ recurrentByLine }) => recurrentByLine.get(line) ?? 0))
      const every =
        at(`funding.f${f}.recurrent`) -
        add(ringFence.lines.map((line) => at(`lines.l${line}.recurrent`) + lastingOn(line)))
      put(`funding.f${f}.lost-recurrent`, ringFence.isLost && every > 0 ? every : 0)
      lostEveryYear += at(`funding.f${f}.lost-recurrent`)
    })
    put(
      'available',
      at('funding.total') - at('reserves.total') - at('surplus.repayment') - at('surplus.required') - lost,
    )
    sketch.contracts.forEach((_, k) => {
      const path = `contracts.k${k}`
      // What is spent on the scope is its cost and what the contract adds to it, where it adds anything.
      const outside = at('spend.total') - at(`${path}.cost`) - (paid[k]?.adjustment ?? 0)
      put(`${path}.affordability`, at('available') - outside - at(`${path}.value`))
      const larger = Math.max(at(`${path}.value`), at(`${path}.payment`))
      put(`${path}.affordability-paid`, at('available') - outside - larger)
    })

    // 10. Providers.
    for (const p of [0, 1, 2]) {
      const shares = lines.map(({ providers }) => providers[p])
      if (shares.every((share) => share === undefined)) continue
      const path = `providers.p${p}`
      put(
        `${path}.income`,
        add(shares.map((share, i) => (share === undefined ? 0 : percent(share) * at(`lines.l${i}.spend`)))),
      )
      put(`${path}.change`, t === 0 ? none : at(`${path}.income`) - at(`${path}.income`, t - 1))
    }

    // 9. Risks.
    sketch.risks.forEach(({ probability, impact, score, mitigation }, x) => {
      const path = `risks.x${x}`
      const before = t === 0 ? 0 : percent(probability) * money(year1(impact, t))
      const works = percent(mitigation?.probability ?? 100)
      const saved = t === 0 || mitigation === undefined ? 0 : works * money(year1(mitigation.impact, t))
      put(`${path}.before-mitigation`, before)
      put(`${path}.mitigated`, saved)
      put(`${path}.expected`, before - saved)
      if (score !== undefined) put(`${path}.score`, score.likelihood * score.consequence)
    })
    put('risks.total', add(sketch.risks.map((_, x) => at(`risks.x${x}.expected`))))

    // 7. Positions.
    put('in-year', at('funding.total') - at('reserves.total') - at('surplus.repayment') - lost - at('spend.total'))
    put('surplus.carried', t === 0 ? money(surplus.broughtForward) : carried + at('in-year'))
    put('headroom', at('available') - at('spend.total'))
    put(
      'headroom.recurrent',
      at('funding.recurrent') -
        at('reserves.total') -
        at('surplus.required') -
        drawdown -
        at('spend.recurrent') -
        lasting -
        lostEveryYear,
    )
    put('headroom.to-date', t === 0 ? none : (t === 1 ? 0 : at('headroom.to-date', t - 1)) + at('headroom'))
    put('headroom.risk-adjusted', at('headroom') - at('risks.total'))
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
    put('underlying', at('funding.recurrent') - at('spend.recurrent') - lasting - lostEveryYear + stillToCome)
    put('underlying.lost', lost - lostEveryYear)
    put('underlying.contracts', add(paid.map(({ belowPrice }) => belowPrice)))
    put('underlying.non-recurrent-funding', at('funding.recurrent') - at('funding.total'))
    put('underlying.reserves', at('reserves.total'))
    put('underlying.repayment', at('surplus.repayment'))
    // What is of one year only in the scope of a contract is the provider's: the payment stands in its place.
    const own = lines.map((_, i) => 1 - add(paid.map(({ sharePaid }) => sharePaid.get(i) ?? 0)))
    const kept = (of: (i: number) => number): number => add(own.map((part, i) => part * of(i)))
    const saved = kept((i) => oneOffSaved[i] ?? 0)
    put('underlying.non-recurrent-spend', kept((i) => at(`lines.l${i}.non-recurrent`)) + saved)
    put('underlying.non-recurrent-savings', -saved)
    put('underlying.full-year-effects', stillToCome)
  }
  return rows
}

const rate = (hundredths: number | undefined): number => (hundredths ?? 0) / 10_000
const percent = (value: number | undefined): number => (value ?? 0) / 100
const money = (thousandths: number | undefined): number => (thousandths ?? 0) / 1000

/** The recurrent amount of a line in the base year. */
function statedBase({ base, baseAdjustments }: SketchLine): number {
  return baseAdjustments.reduce((so, step) => so + money(step), money(base))
}

/** An equal yearly part of the gap to a benchmark, in the years from the first to the last. */
function gapClosed(sketch: Sketch, index: number, closed: SketchClosedGap, t: number): number {
  if (t < closed.from || t > closed.until) return 0
  const line = sketch.lines[index] as SketchLine
  const { stated, money: said } = line.benchmarks[closed.to] as SketchLine['benchmarks'][number]
  const gap = stated === 'variance' ? money(said) : statedBase(line) - money(said)
  return (percent(closed.close) * Math.max(0, gap)) / (closed.until - closed.from + 1)
}

/** Growth of a stream in year t: as stated, or as its pace of change and the floors under that give it. */
function growthOfStream(stream: SketchStream, t: number, before: number, target: number, people: number): number {
  const { growth, pace, adjustments } = stream
  if (growth !== undefined) return rate(growth[t - 1])
  if (pace === undefined) return none
  const opening = target + money(stream.target?.rebasing[t - 1])
  const { form } = pace
  let free = none
  if (form.is === 'convergence') free = rate(form.base[t - 1]) - rate(form.convergence[t - 1])
  else if (form.is === 'close-by') {
    // By the closing year each year takes off one part in as many as there are years left; afterwards it is at target.
    const keeps = t >= form.year ? 0 : (form.year - t) / (form.year - t + 1)
    const closing = opening * (1 + rate(stream.target?.growth[t - 1])) * (1 + (before / opening - 1) * keeps)
    free = (closing - money(adjustments[t - 1])) / before - 1
  } else free = growthAt(before / opening - 1, form.points)
  if (pace.minimum !== undefined) free = Math.max(free, rate(pace.minimum[t - 1]))
  if (pace.minimumPerHead !== undefined) free = Math.max(free, (1 + rate(pace.minimumPerHead[t - 1])) * people - 1)
  return free
}

/** On the straight line between the points on either side; beyond the ends, that of the nearest point. */
function growthAt(distance: number, points: readonly { readonly at: number; readonly growth: number }[]): number {
  const above = points.findIndex(({ at }) => rate(at) > distance)
  const last = points.length - 1
  if (above <= 0) return rate(points[above === 0 ? 0 : last]?.growth)
  const [left, right] = [points[above - 1], points[above]]
  const along = (distance - rate(left?.at)) / (rate(right?.at) - rate(left?.at))
  return rate(left?.growth) * (1 - along) + rate(right?.growth) * along
}
