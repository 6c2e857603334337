import { one } from '../base/decimal.ts'
import { grouped } from '../base/grouped.ts'
import type { Definition, Responsibility, Stream } from '../definition/definition.ts'
import { divide, input, less, max, number, onePlus, plus, previous, row, sum, times } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { recurrentAdjustmentsByLine } from './contracts.ts'
import { growthAtPace, targetRows } from './pace.ts'
import { broughtIn } from './responsibilities.ts'
import { again, always, asStep, money, nothing, ofItem, onOneSide, type Row, rate, weighed, working } from './row.ts'

/** METHODS.md, section 1: streams of funding, and the growth of recurrent funding shown three ways. */
export function fundingRows({ streams, responsibilities, contracts }: Definition): Row[] {
  const moved = grouped(responsibilities, ({ funding }) => funding)
  const paidOn = recurrentAdjustmentsByLine(contracts)
  const totalOf = (name: string): Numeric => sum(...streams.map(({ id }) => plus(row(`funding.${id}.${name}`))))
  return [
    always('funding.total', 'Funding', totalOf('total')),
    always('funding.recurrent', 'Recurrent funding', totalOf('recurrent')),
    ...streams.flatMap((stream) => streamRows(stream, moved.get(stream.id) ?? [], paidOn)),
    weighed(
      'funding.recurrent',
      asStep(
        'funding',
        'row',
        rate(
          'funding.growth',
          'Growth of recurrent funding',
          growthBeforeMoves('funding.recurrent', broughtIn(responsibilities)),
        ),
      ),
    ),
    again(rate('funding.growth-per-head', 'Growth of recurrent funding per head', against('population.total'))),
    again(rate('funding.growth-real', 'Growth of recurrent funding in real terms', against('prices.index'))),
  ]
}

function streamRows(
  stream: Stream,
  responsibilities: readonly Responsibility[],
  paidOn: (line: string) => readonly Term[],
): readonly Row[] {
  const path = `funding.${stream.id}`
  const recurrent = `${path}.recurrent`
  const { growth, amounts, adjustments, nonRecurrent, title, pace, ringFence } = stream
  const grown = times(previous(recurrent), onePlus(row(`${path}.growth`)))
  const rolled = amounts !== undefined ? input(amounts) : growth === undefined && pace === undefined ? undefined : grown
  const joining = [...(adjustments === undefined ? [] : [plus(input(adjustments))]), ...broughtIn(responsibilities)]
  const total = nonRecurrent === undefined ? row(recurrent) : sum(plus(row(recurrent)), plus(input(nonRecurrent)))
  const rates =
    pace === undefined
      ? [
          rate(
            `${path}.growth`,
            `${title}, growth`,
            growth === undefined ? growthBeforeMoves(recurrent) : input(growth),
          ),
        ]
      : paceRows(stream)
  return ofItem('funding', stream, [
    asStep('funding', 'item', onOneSide('funding', always(`${path}.total`, title, total))),
    asStep(
      'funding',
      'item',
      onOneSide(
        'funding',
        money(recurrent, `${title}, recurrent`, {
          base: input(stream.base),
          formula: rolled && sum(plus(rolled), ...joining),
        }),
      ),
    ),
    ...rates.map((one) => (one.shown ? weighed(recurrent, one) : one)),
    ...targetRows(stream, broughtIn(responsibilities)),
    ...(ringFence === undefined
      ? []
      : [
          always(
            `${path}.lost`,
            `${title}, ring-fence underspend`,
            ringFence.isLost ? unspent(`${path}.total`, ringFence.lines, 'spend') : nothing,
          ),
          always(
            `${path}.lost-recurrent`,
            `${title}, ring-fence underspend every year`,
            ringFence.isLost ? unspent(recurrent, ringFence.lines, 'recurrent', paidOn) : nothing,
          ),
        ].map((one) => asStep('reserve', 'row', one))),
  ])
}

/** The growth that the pace gives, and the growth after the floors. */
function paceRows(stream: Stream): Row[] {
  const path = `funding.${stream.id}`
  const { pace, title } = stream
  const floors: Numeric[] = []
  if (pace?.minimum !== undefined) floors.push(input(pace.minimum))
  if (pace?.minimumPerHead !== undefined) {
    const people = divide(row('population.total'), previous('population.total'))
    floors.push(sum(plus(times(onePlus(input(pace.minimumPerHead)), people)), less(number(one))))
  }
  const growth = growthAtPace(stream)
  if (floors.length === 0) return [rate(`${path}.growth`, `${title}, growth`, growth)]
  const free = `${path}.growth-before-floors`
  return [
    rate(`${path}.growth`, `${title}, growth`, max(row(free), ...floors)),
    working(rate(free, `${title}, growth before floors`, growth)),
  ]
}

/** What the lines of a ring-fence leave of it. */
function unspent(
  funding: string,
  lines: readonly string[],
  name: string,
  paidOn: (line: string) => readonly Term[] = () => [],
): Numeric {
  const own = lines.map((line) => less(row(`lines.${line}.${name}`)))
  const paid = lines.flatMap(paidOn).map(({ of }) => less(of))
  return max(nothing, sum(plus(row(funding)), ...own, ...paid))
}

/** The funding that is lost because its ring-fence was underspent: in the year, or every year as things stand. */
export function lostFunding(streams: readonly Stream[], name: 'lost' | 'lost-recurrent' = 'lost'): Term[] {
  return streams.flatMap(({ id, ringFence }) =>
    ringFence?.isLost === true ? [plus(row(`funding.${id}.${name}`))] : [],
  )
}

/** `now / before - 1`, without what joined in the year for reasons other than growth. */
export function growthBeforeMoves(path: string, joined: readonly Term[] = []): Numeric {
  const own = sum(plus(row(path)), ...joined.map(({ sign, of }): Term => ({ sign: sign === 1 ? -1 : 1, of })))
  return sum(plus(divide(own, previous(path))), less(number(one)))
}

/** `(1 + growth of recurrent funding) / (1 + growth of the other row) - 1`: growth per head, or in real terms. */
function against(other: string): Numeric {
  return sum(plus(divide(onePlus(row('funding.growth')), divide(row(other), previous(other)))), less(number(one)))
}
