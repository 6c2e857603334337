import type { Decimal } from '../../base/decimal.ts'
import { listInWords } from '../../base/list-in-words.ts'
import type { Definition, Line } from '../../definition/definition.ts'
import { linesIn } from '../../model/care-settings.ts'
import type { RowPath } from '../../model/row-path.ts'
import { rowValueIfAny } from '../../open/project.ts'
import { realTerms } from '../notes/definition-notes.ts'
import { joined, type SaidFigure, type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { isPlain, type View } from '../views/view.ts'

/** What is assumed: the growth of hospital care, and that of funding in all its ways. */
export function assumed(figures: FiguresInView): Sentence[] {
  const funding = fundingAssumed(figures)
  return funding === undefined ? [] : [say`${assumedStart(figures.view)}:${hospitalGrowth(figures)} ${funding}.`]
}

/** Growth is stated in cash; beside amounts of another kind that must be said. */
export function assumedStart(view: View): string {
  return isPlain(view) ? 'Assumed' : `Assumed, in cash${view.isPerHead ? ' and in total' : ''}`
}

/** How recurrent funding grows, as a sentence goes on, without its end; undefined where nothing grows. */
export function fundingAssumed(figures: FiguresInView): Sentence | undefined {
  const { last } = figures
  const funding = figures.percent('funding.growth-average', last, 1)
  if (funding === undefined) return undefined
  const perHead = figures.percent('funding.growth-per-head-average', last, 1)
  const real = figures.percent('funding.growth-real-average', last, 1)
  // Side by side, each says what it is not: the one is not in real terms, the other not per head.
  const areBoth = perHead !== undefined && real !== undefined
  const ways = [
    signed(perHead, [areBoth ? 'per head in cash' : 'per head of population']),
    signed(real, say`${areBoth ? 'in total ' : ''}${inRealTermsOf(figures)}`),
  ].flat()
  const besides = ways.length === 0 ? [] : say` (${joined(ways, ', ')})`
  const growth = growsBy(figures, funding, isEven(figures, 'funding.growth'))
  return say`recurrent funding ${growth}${besides}, to ${figures.yearText(last)}`
}

/** Said where real terms first appear: in whose prices, and deflated by what. */
function inRealTermsOf(figures: FiguresInView): Sentence {
  const what = realTerms(figures)
  return what === undefined ? ['in real terms'] : say`in real terms: ${what}`
}

function signed(growth: SaidFigure | undefined, way: Sentence): Sentence[] {
  if (growth === undefined) return []
  return [isLevel(growth) ? say`unchanged ${way}` : say`${{ ...growth, isSigned: true }} ${way}`]
}

/** What is assumed of hospital care, as sentences call it. */
interface HospitalAssumed {
  /** The one line, or all of them together. */
  readonly name: string
  /** The growth of every year, where it is one line with the same in each. */
  readonly even: Decimal | undefined
  /** What the growth is before: ` before savings and shifts`. */
  readonly before: string
}

/** Undefined where no line is of a hospital. */
export function hospitalAssumed(figures: FiguresInView): HospitalAssumed | undefined {
  const { definition, projection } = figures.scenario
  const hospital = linesIn(definition, 'hospital')
  const [only, ...others] = hospital
  if (only === undefined) return undefined
  const isEvenOne = others.length === 0 && isEven(figures, 'hospital.growth')
  return {
    name: others.length === 0 ? only.title : 'hospital care',
    even: isEvenOne ? rowValueIfAny(projection, 'hospital.growth', 1) : undefined,
    before: beforeWhat(definition, hospital),
  }
}

/** The growth of the one hospital line, or of all of them together if nothing is done. */
function hospitalGrowth(figures: FiguresInView): Sentence {
  const growth = figures.percent('hospital.growth-average', figures.last, 1)
  const assumed = hospitalAssumed(figures)
  if (growth === undefined || assumed === undefined) return []
  return say` ${assumed.name} ${growsBy(figures, growth, assumed.even !== undefined)}${assumed.before},`
}

/** What the growth of some lines is before, of what the definition does to them: ` before savings and shifts`. */
function beforeWhat({ savings, shifts, changes }: Definition, lines: readonly Line[]): string {
  const ids = new Set<string>(lines.map(({ id }) => id))
  const among = (line: string): boolean => ids.has(line)
  // Of several lines it is the growth of what they would be if nothing were done, with pressures.
  const kinds = new Set(changes.flatMap(({ kind, line }) => (among(line) ? [kind] : [])))
  if (lines.length > 1) kinds.delete('pressures')
  const there = [
    ...(savings.some(({ line }) => among(line)) ? ['savings'] : []),
    ...(shifts.some(({ from, to }) => among(from) || among(to)) ? ['shifts'] : []),
    ...kinds,
  ]
  return there.length === 0 ? '' : ` before ${listInWords(there)}`
}

/** How something grows a year: on average where the years differ. Small rates have a place more than usual. */
function growsBy({ view }: FiguresInView, growth: SaidFigure, isEveryYear: boolean): Sentence {
  const average = isEveryYear ? '' : ' on average'
  if (isLevel(growth)) return say`does not grow${average}`
  const places = view.percentPlaces(growth.value.abs().lt('0.001') ? 2 : 1)
  return say`${growth.value.isNegative() ? 'falls' : 'grows'} ${{ ...growth, places, isSize: true }} a year${average}`
}

/** Whether a rate is so small that two places of per cent show none. */
function isLevel({ value }: SaidFigure): boolean {
  return value.abs().lt('0.00005')
}

/** Whether a rate is the same in every projected year. Rates worked out from amounts differ in the last of forty digits. */
function isEven({ scenario, last }: FiguresInView, path: RowPath): boolean {
  const rates = Array.from({ length: last }, (_, index) => rowValueIfAny(scenario.projection, path, index + 1))
  const [first] = rates
  return first !== undefined && rates.every((other) => other?.minus(first).abs().lt('1e-12'))
}
