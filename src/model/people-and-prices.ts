import { one } from '../base/decimal.ts'
import type { Definition } from '../definition/definition.ts'
import { input, number, onePlus, previous, times } from '../formula/build.ts'
import { inUnit, money, type Row } from './row.ts'

/** METHODS.md, section 10: residents, and the price index that real terms are measured by. */
export function peopleAndPriceRows({ population, prices }: Definition): Row[] {
  const { deflator, index } = prices
  const people =
    population === undefined
      ? {}
      : {
          base: input(population.base),
          formula: times(previous('population.total'), onePlus(input(population.growth))),
        }
  const level =
    index !== undefined
      ? { base: input(index), formula: input(index) }
      : deflator === undefined
        ? {}
        : { base: number(one), formula: times(previous('prices.index'), onePlus(input(deflator))) }
  return [
    inUnit('people', money('population.total', 'Population', people)),
    inUnit('price-index', money('prices.index', 'Price index', level)),
  ]
}
