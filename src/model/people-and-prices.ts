import { one } from '../base/decimal.ts'
import type { Definition } from '../definition/definition.ts'
import { at, divide, input, number, onePlus, previous, row, times } from '../formula/build.ts'
import { everybody } from './combine.ts'
import { among, inUnit, money, type Row, working } from './row.ts'

const index = 'prices.index'
const level = 'prices.level'

/** METHODS.md, section 10: residents, and the price index that real terms are measured by. */
export function peopleAndPriceRows(definition: Definition): Row[] {
  return [peopleRow(definition), ...priceRows(definition)]
}

function peopleRow({ population }: Definition): Row {
  const people =
    population === undefined
      ? {}
      : {
          base: input(population.base),
          formula: times(previous('population.total'), onePlus(input(population.growth))),
        }
  return {
    // Of a place of which only a part counts its people nothing can be said.
    ...among(everybody, inUnit('people', money('population.total', 'Population', people))),
    lacks: population === undefined ? 'The definition gives no population.' : undefined,
  }
}

/**
 * The index is the level of prices over that of the price base, whatever levels were stated: 1 in the price base, so that
 * an amount divided by it is in prices of that year.
 */
function priceRows({ prices, horizon }: Definition): Row[] {
  const { deflator, index: stated, base } = prices
  const rolled = (path: string): Pick<Row, 'base' | 'formula'> | undefined =>
    deflator && { base: number(one), formula: times(previous(path), onePlus(input(deflator))) }
  if (deflator !== undefined && base === horizon.base) return [indexRow(rolled(index))]
  const levels = stated === undefined ? rolled(level) : { base: input(stated), formula: input(stated) }
  if (levels === undefined) return [{ ...indexRow({}), lacks: 'The definition gives neither a deflator nor a price index.' }]
  const over = divide(row(level), at(level, base))
  return [
    indexRow({ base: over, formula: over }),
    working(inUnit('index', money(level, 'Price level, as stated', levels))),
  ]
}

function indexRow(formulas: Partial<Pick<Row, 'base' | 'formula'>> = {}): Row {
  const row = inUnit('price-index', money(index, 'Price index', formulas))
  return { ...row, combine: { how: 'same' } }
}
