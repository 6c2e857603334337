import { type Decimal, epsilon, one } from '../../base/decimal.ts'
import { hasEnvelope } from '../../model/care-settings.ts'
import type { Scenario } from '../../open/open.ts'
import { fundingThatBalances, fundingThatHolds, hospitalShiftThatHolds } from '../../questions/hold-envelope.ts'
import { boundAt, fewestPlacesFrom, type Rounding, seenBoundAt } from '../bound.ts'
import { joined, type SaidFigure, type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { isPlain, type View } from '../views/view.ts'
import { headWords } from '../views/view-words.ts'
import { hospitalAssumed } from './assumed.ts'
import { envelopeToday } from './envelope.ts'
import { noneToFind } from './savings.ts'

/** Rates that are found by trial, or are roots, differ by no more where they are the same. */
const alike = '1e-11'

/** What was told in a view: the answer and the facts both tell it, and it takes runs by the dozen. */
const told = new WeakMap<View, readonly Sentence[]>()

/** What would hold the envelope of the base year to the last: the growth of funding, and that of hospital care. */
export function toHold(figures: FiguresInView): readonly Sentence[] {
  const known = told.get(figures.view) ?? waysToHold(figures)
  told.set(figures.view, known)
  return known
}

function waysToHold(figures: FiguresInView): readonly Sentence[] {
  const { scenario, view } = figures
  if (!hasEnvelope(scenario.definition)) return []
  const today = envelopeToday(figures)
  const factor = factorOf(scenario, view)
  if (today === undefined || factor === undefined) return []
  const growth = fundingThatHolds(scenario, factor)
  const funding = growth === undefined ? [] : [fundingToHold(figures, growth)]
  const ways = [...funding, ...hospitalToHold(figures, factor, growth)]
  if (ways.length === 0) return []
  const held = say`To hold ${today}${headWords(view)} in ${view.prices} in ${figures.yearText(figures.last)}`
  return [say`${held}, ${joined(ways, ', or ')}.`]
}

/**
 * The growth that holds the envelope, and beside it the one that pays for all services as they are projected: they are not the same.
 * Nothing is said of the second where no savings are to be found by then.
 */
function fundingToHold(figures: FiguresInView, growth: Decimal): Sentence {
  const { view, scenario } = figures
  // Funding grows in cash and in total, whatever is to be held.
  const funding = `${view.isPerHead ? 'total recurrent funding' : 'recurrent funding'}${view.isReal ? ' in cash' : ''}`
  const average = isNone(growth) ? '' : ' a year'
  const recurrent = figures.money('headroom.recurrent', figures.last)?.value
  const isShort = recurrent?.isNegative() === true && recurrent.abs().gt(epsilon)
  const balance = isShort ? fundingThatBalances(scenario) : undefined
  const enough = `to need ${noneToFind(scenario.definition)}`
  const beside =
    balance &&
    (balance.minus(growth).abs().lt(alike)
      ? ` (also ${enough})`
      : isRise(growth) && isRise(balance)
        ? say` (${leastGrowth(figures, balance)} ${enough})`
        : say` (${enough}: ${growing(figures, balance)})`)
  return say`${funding} must ${growing(figures, growth)}${average}${beside}`
}

function growing(figures: FiguresInView, growth: Decimal): Sentence {
  if (isNone(growth)) return ['not fall']
  const rate = leastGrowth(figures, growth)
  return isRise(growth) ? say`grow ${rate}` : say`fall no faster than ${{ ...rate, isSize: true }}`
}

/** Rounded up: at the growth that is told there is enough. With the places that `solve` tells it with. */
function leastGrowth(figures: FiguresInView, growth: Decimal): SaidFigure {
  return bound(figures.rate(growth, 2, undefined), 'up')
}

function isRise(growth: Decimal): boolean {
  return !isNone(growth) && growth.isPositive()
}

/**
 * The growth itself where it is that of one line and even; else how far it would have to be from what is assumed. `funding` is the
 * growth of funding that is told before it, if any is.
 */
function hospitalToHold(figures: FiguresInView, factor: Decimal, funding: Decimal | undefined): Sentence[] {
  const { scenario, view } = figures
  const assumed = hospitalAssumed(figures)
  const shift = assumed && hospitalShiftThatHolds(scenario, factor)
  if (assumed === undefined || shift === undefined) return []
  // What is assumed holds it already: there is no other way to tell of.
  if (isNone(shift) && funding !== undefined) return []
  // The "must" of funding serves for both, unless a "not" goes with it.
  const must = funding === undefined || isNone(funding) ? ' must' : ''
  // Rounded down: hospital care that grows no more than is told leaves the envelope whole. What is assumed stands beside it.
  const held = assumed.even && !isNone(assumed.even.plus(shift)) ? assumed.even.plus(shift) : undefined
  const rate = held && rateThatHolds(figures.rate(held, 1, undefined), isNone(shift) ? undefined : assumed.even)
  const points: SaidFigure = {
    is: 'index',
    value: shift.times(100),
    of: undefined,
    places: view.percentPlaces(1),
    isSize: true,
  }
  const apart = isNone(shift)
    ? ['as assumed']
    : assumed.even === undefined
      ? say`${bound(points, 'down')} points ${shift.isNegative() ? 'below' : 'above'} assumed`
      : asAssumed(figures, assumed.even, rate)
  const ways = [...(view.isReal ? ['in cash'] : []), ...(view.isPerHead ? ['in total'] : [])]
  const subject = `${[assumed.name, ...(ways.length === 0 ? [] : [ways.join(' and ')])].join(' ')}${must}`
  // The "grow" of funding serves for both as well.
  const atMost = funding !== undefined && isRise(funding) ? 'at most' : 'grow at most'
  if (assumed.even === undefined)
    return [isNone(shift) ? say`${subject} grow ${apart}` : say`${subject} ${atMost} ${apart}`]
  if (rate === undefined) return [say`${subject} stay as it is (${apart})`]
  return [say`${subject} ${rate.value.isNegative() ? 'shrink' : atMost} ${rate} a year (${apart})`]
}

/** The growth that is assumed, in the digits of the one that would hold; with its sign, unless both are seen to grow. */
function asAssumed(figures: FiguresInView, even: Decimal, rate: SaidFigure | undefined): Sentence {
  if (isNone(even)) return ['no growth assumed']
  const places = rate?.places ?? figures.view.percentPlaces(1)
  return say`${{ ...figures.rate(even, 1, undefined), places, isSigned: rate?.value.gt(0) !== true }} assumed`
}

/** A growth that hospital care may have, rounded down, with so many places that it does not read as what is assumed does, nor as nought. */
function rateThatHolds({ value, is, places, of }: SaidFigure, assumed: Decimal | undefined): SaidFigure {
  const rounded = (tried: number): Decimal => boundAt(value, is, tried, 'down')
  const isTold = (tried: number): boolean => {
    const bound = rounded(tried)
    return !bound.isZero() && (assumed === undefined || !bound.eq(assumed.toDecimalPlaces(tried + 2)))
  }
  const seen = fewestPlacesFrom(places, isTold)
  return { value: rounded(seen), is, places: seen, of, isSize: true }
}

/** A figure as a bound: with the digits at which what is to be held is held. */
function bound(figure: SaidFigure, rounding: Rounding): SaidFigure {
  return { ...figure, value: seenBoundAt(figure.value, figure.is, figure.places, rounding) }
}

function isNone(growth: Decimal): boolean {
  return growth.abs().lt(alike)
}

/** What one unit of cash is worth at the start over what it is worth at the end: prices, or residents, risen since. */
function factorOf({ definition }: Scenario, view: View): Decimal | undefined {
  if (isPlain(view)) return one
  const [start, end] = [view.money(one, 0), view.money(one, definition.horizon.count)]
  return start === undefined || end === undefined ? undefined : start.div(end)
}
