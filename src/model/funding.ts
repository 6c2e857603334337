import { one } from '../base/decimal.ts'
import type { Definition, Stream } from '../definition/definition.ts'
import { divide, input, less, number, onePlus, plus, previous, row, sum, times } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { always, inUnit, money, type Row } from './row.ts'

/** METHODS.md, section 1: streams of funding, and the growth of recurrent funding shown three ways. */
export function fundingRows({ streams, population, prices }: Definition): Row[] {
  const totalOf = (name: string): Numeric => sum(...streams.map(({ id }) => plus(row(`funding.${id}.${name}`))))
  const growth = row('funding.growth')
  const real = prices.deflator ?? prices.index
  return [
    always('funding.total', 'Funding', totalOf('total')),
    always('funding.recurrent', 'Recurrent funding', totalOf('recurrent')),
    ...streams.flatMap(streamRows),
    rate('funding.growth', 'Growth of recurrent funding', growthOf('funding.recurrent')),
    rate(
      'funding.growth-per-head',
      'Growth of recurrent funding per head',
      population === undefined ? undefined : against(growth, 'population.total'),
    ),
    rate(
      'funding.growth-real',
      'Growth of recurrent funding in real terms',
      real === undefined ? undefined : against(growth, 'prices.index'),
    ),
  ]
}

function streamRows(stream: Stream): Row[] {
  const path = `funding.${stream.id}`
  const recurrent = `${path}.recurrent`
  const { growth, amounts, adjustments, nonRecurrent, title } = stream
  const grown = growth === undefined ? undefined : times(previous(recurrent), onePlus(row(`${path}.growth`)))
  const rolled = amounts === undefined ? grown : input(amounts)
  const withAdjustment =
    rolled === undefined || adjustments === undefined ? rolled : sum(plus(rolled), plus(input(adjustments)))
  const total = nonRecurrent === undefined ? row(recurrent) : sum(plus(row(recurrent)), plus(input(nonRecurrent)))
  return [
    always(`${path}.total`, title, total),
    money(recurrent, `${title}, recurrent`, { base: input(stream.base), formula: withAdjustment }),
    rate(`${path}.growth`, `${title}, growth`, growth === undefined ? growthOf(recurrent) : input(growth)),
  ]
}

/** `now / before - 1`. */
export function growthOf(path: string): Numeric {
  return sum(plus(divide(row(path), previous(path))), less(number(one)))
}

/** `(1 + growth) / (1 + growth of the other row) - 1`: growth per head, or in real terms. */
function against(growth: Numeric, other: string): Numeric {
  return sum(plus(divide(onePlus(growth), divide(row(other), previous(other)))), less(number(one)))
}

/** A rate of change: it has no value in the base year. */
export function rate(path: string, label: string, formula: Numeric | undefined): Row {
  return inUnit('rate', money(path, label, { formula }))
}
