import { one } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { DefinitionOfOptions } from '../definition/appraisal/of-options.ts'
import type { Appraisal, AppraisedOption, Definition, DiscountBand, ItemId } from '../definition/definition.ts'
import {
  at,
  divide,
  during,
  input,
  less,
  number,
  onePlus,
  plus,
  previous,
  row,
  same,
  sum,
  times,
} from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { intoPrices, moneyInPrices } from '../formula/unit.ts'
import { annuityPath, benefitPath, factorPaths, type OptionFigure, optionPath, pricesPath } from './appraisal-paths.ts'
import { boardTerms } from './board-terms.ts'
import { inMember } from './in-member.ts'
import type { Having } from './member-parts.ts'
import { levelRowOf } from './people-and-prices.ts'
import { always, explained, inFormulas, inUnit, money, nothing, ofItem, type Row, yearsFrom } from './row.ts'

/** METHODS.md, section 13: the scores of options, and where a schedule and a counterfactual are stated their discounted cost. */
export function appraisalRows(definition: DefinitionOfOptions, options: readonly Having[]): Row[] {
  const { appraisal } = definition
  const stated = new Map(appraisal.options.map((option) => [option.id, option]))
  const counterfactual = options.find(({ member }) => member.id === appraisal.counterfactual)
  const isDiscounted = appraisal.schedule !== undefined && counterfactual !== undefined
  const of = isDiscounted ? new Discounting(definition, counterfactual, stated) : undefined
  return [
    ...(of?.factors() ?? []),
    ...options.flatMap((option) => {
      const { id, title } = option.member
      const said = stated.get(id)
      const rows = [
        ...scoreRows(appraisal, id, title, said),
        ...(of === undefined ? [] : [...of.costRows(option), ...of.benefitRows(option, said)]),
      ]
      return ofItem('appraisal.options', { id, title }, rows.map(standingAlone))
    }),
  ]
}

/** The weighted mean of the scores, from 1 to 5. */
function scoreRows({ criteria }: Appraisal, id: ItemId, title: string, said: AppraisedOption | undefined): Row[] {
  if (criteria.length === 0 || said === undefined || said.scores.length < criteria.length) return []
  const weights = new Map(criteria.map((criterion) => [criterion.id, input(criterion.weight)]))
  const weighed = said.scores.map(({ criterion, score }) =>
    plus(times(weights.get(criterion) ?? nothing, input(score))),
  )
  const mean = divide(sum(...weighed), sum(...[...weights.values()].map(plus)))
  return [inUnit('index', always(optionPath(id, 'score'), `${title}, weighted score`, mean))]
}

/** The rows of discounted money, from the base of the appraisal on. */
class Discounting {
  private readonly appraisal: Appraisal
  private readonly counterfactual: Having
  private readonly stated: ReadonlyMap<string, AppraisedOption>
  /** The base year of the definition, and that of the appraisal. */
  private readonly first: number
  private readonly year: number
  private readonly count: number
  private readonly levels: readonly string[]

  constructor(definition: DefinitionOfOptions, counterfactual: Having, stated: ReadonlyMap<string, AppraisedOption>) {
    const { appraisal, horizon } = definition
    this.appraisal = appraisal
    this.counterfactual = counterfactual
    this.stated = stated
    this.first = horizon.base
    this.year = horizon.base + appraisal.base
    this.count = horizon.count
    this.levels = levelsOf(definition)
  }

  factors(): Row[] {
    const { schedule = [], healthRate, life, options } = this.appraisal
    const factor = (path: string, label: string, rate: Numeric): Row =>
      standingAlone(inUnit('index', this.running(path, label, number(one), divide(previous(path), onePlus(rate)))))
    const isHealth = options.some(({ benefits }) => benefits.some((benefit) => benefit.isHealth))
    const inLife = during(
      yearsFrom(0, Math.min(this.count, this.appraisal.base + life - 1)),
      row(factorPaths.cash),
      'nothing',
    )
    return [
      explained(boardTerms.discountFactor, factor(factorPaths.cash, 'Discount factor', this.rateOf(schedule))),
      ...(isHealth ? [factor(factorPaths.health, 'Discount factor for health', input(healthRate))] : []),
      this.prices(),
      standingAlone(inUnit('index', this.toDate(annuityPath, 'Sum of discount factors over the life', inLife))),
    ]
  }

  /** What turns cash of a year into the prices of the base: one index for all options, or no value where theirs differ. */
  private prices(): Row {
    const formula = same(...this.levels.map((level) => divide(at(level, this.year), row(level))))
    const own = standingAlone(
      inUnit('index', this.fromBase(pricesPath, `Prices of ${printYear(this.year)} over those of the year`, formula)),
    )
    const isStated = this.levels.length > 0
    return isStated
      ? { ...own, measured: intoPrices(this.year) }
      : { ...own, formula: undefined, base: undefined, lacks: 'The options state no prices.' }
  }

  costRows(option: Having): Row[] {
    const { id, title } = option.member
    const named = (figure: OptionFigure): string => optionPath(id, figure)
    const { optimismBias, contingency } = this.added()
    const additions = [
      ...(optimismBias ? (['optimism-bias'] as const) : []),
      ...(contingency ? (['contingency'] as const) : []),
    ]
    const toDate = (['present-to-date', ...additions.map((one) => `${one}-to-date` as const)] as const).map(named)
    const last = (figure: OptionFigure, label: string, formula: Numeric): Row =>
      this.real(this.inLastYear(named(figure), label, formula))
    const { base, life } = this.appraisal
    const lastOfLife = base + life - 1
    const inLife =
      lastOfLife >= this.count
        ? row(named('net-present-cost'))
        : sum(...toDate.map((path) => plus(at(path, this.first + lastOfLife))))
    return [
      inFormulas(always(named('cost'), `${title}, cost of its services`, costOf(option))),
      this.real(
        this.fromBase(
          named('incremental'),
          `${title}, incremental cost`,
          times(
            sum(plus(row(named('cost'))), less(row(optionPath(this.counterfactual.member.id, 'cost')))),
            row(pricesPath),
          ),
        ),
      ),
      this.real(this.fromBase(named('present'), `${title}, present cost`, this.discounted(row(named('incremental'))))),
      this.real(this.toDate(named('present-to-date'), `${title}, present cost to date`, row(named('present')))),
      ...additions.flatMap((addition) => this.additionRows(option, addition)),
      explained(
        boardTerms.netPresentCost,
        last('net-present-cost', `${title}, net present cost`, sum(...toDate.map((path) => plus(row(path))))),
      ),
      last('net-present-value', `${title}, net present value`, sum(less(row(named('net-present-cost'))))),
      // Of the years of the life alone: a cost of more years over the factors of fewer would be too much for any of them.
      explained(
        boardTerms.equivalentAnnualCost,
        last('equivalent-annual-cost', `${title}, equivalent annual cost`, divide(inLife, row(annuityPath))),
      ),
    ]
  }

  /** What each benefit in money is worth: kept apart from costs, and from one another. */
  benefitRows({ member: { id, title } }: Having, said: AppraisedOption | undefined): Row[] {
    return (said?.benefits ?? []).flatMap(({ id: benefit, title: called, amount, isHealth }) => {
      if (amount === undefined) return []
      const path = benefitPath(id, benefit, 'amount')
      const discounted = times(row(isHealth ? factorPaths.health : factorPaths.cash), row(path))
      return [
        this.real(this.fromBase(path, `${title}, ${called}`, input(amount))),
        this.real(
          this.toDate(
            benefitPath(id, benefit, 'present-to-date'),
            `${title}, ${called}, present value to date`,
            discounted,
          ),
        ),
      ]
    })
  }

  /** An addition beyond that of the counterfactual, in each year and discounted and added up. */
  private additionRows(option: Having, addition: 'optimism-bias' | 'contingency'): Row[] {
    const { id, title } = option.member
    const isBias = addition === 'optimism-bias'
    const label = isBias ? 'optimism bias' : 'contingency'
    const path = optionPath(id, addition)
    const [own, other] = [option, this.counterfactual].map((one) => this.additionOf(one, addition))
    const isNone = own === nothing && other === nothing
    const beyond = isNone ? nothing : times(sum(plus(own ?? nothing), less(other ?? nothing)), row(pricesPath))
    const toDate = this.real(
      this.toDate(
        optionPath(id, `${addition}-to-date`),
        `${title}, ${label}, present cost to date`,
        this.discounted(row(path)),
      ),
    )
    return [
      this.real(this.fromBase(path, `${title}, ${label}`, beyond)),
      isBias ? explained(boardTerms.optimismBias, toDate) : toDate,
    ]
  }

  private additionOf({ member: { id } }: Having, addition: 'optimism-bias' | 'contingency'): Numeric {
    const said = this.stated.get(id)
    const parts =
      addition === 'contingency'
        ? (said?.contingency ?? []).map(({ share, of }) => times(input(share), row(inMember(id, of))))
        : (said?.optimismBias ?? []).map(({ upper, mitigation, of }) =>
            times(input(upper), sum(plus(number(one)), less(input(mitigation))), row(inMember(id, of))),
          )
    return parts.length === 0 ? nothing : sum(...parts.map(plus))
  }

  /** Which additions any option states: of the others there are no rows. */
  private added(): { readonly optimismBias: boolean; readonly contingency: boolean } {
    const options = [...this.stated.values()]
    return {
      optimismBias: options.some(({ optimismBias }) => optimismBias.length > 0),
      contingency: options.some(({ contingency }) => contingency.length > 0),
    }
  }

  /** The rate of each year, by the band that it lies in. */
  private rateOf(bands: readonly DiscountBand[]): Numeric {
    const { base } = this.appraisal
    const [first] = bands
    if (first !== undefined && bands.length === 1 && first.from === 1) return input(first.rate)
    const inBand = bands.map(({ from, rate }, at) => {
      const ends = (bands[at + 1]?.from ?? this.count + 1) - 1 + base
      return plus(during(yearsFrom(base + from, Math.min(ends, this.count)), input(rate), 'nothing'))
    })
    return bands.length === 0 ? nothing : sum(...inBand)
  }

  private discounted(amount: Numeric): Numeric {
    return times(row(factorPaths.cash), amount)
  }

  /** A row with one formula in every year from the base on. */
  private fromBase(path: string, label: string, formula: Numeric): Row {
    const { base } = this.appraisal
    if (base === 0) return always(path, label, formula)
    return money(path, label, { formula: during(yearsFrom(base, this.count), formula, 'none') })
  }

  private inLastYear(path: string, label: string, formula: Numeric): Row {
    const { count } = this
    const inForce = during(yearsFrom(count, count), formula, 'none')
    return money(path, label, { formula: inForce, base: count === 0 ? inForce : undefined })
  }

  /** A row with one value in the base of the appraisal and a formula in every year after it. */
  private running(path: string, label: string, first: Numeric, formula: Numeric): Row {
    const { base } = this.appraisal
    if (base === 0) return money(path, label, { base: first, formula })
    const own = during(yearsFrom(base, base), first, 'nothing')
    const later = during(yearsFrom(base + 1, this.count), formula, 'nothing')
    return money(path, label, { formula: during(yearsFrom(base, this.count), sum(plus(own), plus(later)), 'none') })
  }

  /** What is added up from the base on. */
  private toDate(path: string, label: string, amount: Numeric): Row {
    return { ...this.running(path, label, amount, sum(plus(previous(path)), plus(amount))), joinsYears: true }
  }

  /** Money in the prices of the base of the appraisal. */
  private real(own: Row): Row {
    return { ...own, realPrices: this.year, measured: moneyInPrices(this.year) }
  }
}

/** What the services of an option cost: every line, before contracts, reserves and transfers, which move money between public bodies. */
function costOf({ member: { id, definition } }: Having): Numeric {
  const costs = definition.lines.map((line) => plus(row(inMember(id, `lines.${line.id}.cost`))))
  return costs.length === 0 ? nothing : sum(...costs)
}

/** The rows that prices are read from: those that the definition states itself, or else those of every option. */
function levelsOf(definition: Definition, within = ''): string[] {
  const own = levelRowOf(definition)
  if (own !== undefined) return [within + own]
  return definition.members.flatMap(({ id, definition: member }) => levelsOf(member, within + inMember(id, '')))
}

/** A row that stays with its appraisal, wherever that belongs. */
function standingAlone(own: Row): Row {
  return { ...own, combine: { how: 'own' } }
}
