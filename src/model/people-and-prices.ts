import { one } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { Contract, Definition, PeopleGroup, Population } from '../definition/definition.ts'
import { at, divide, input, less, number, onePlus, plus, previous, row, sum, times } from '../formula/build.ts'
import { indexOver } from '../formula/unit.ts'
import { boardTerms } from './board-terms.ts'
import { everybody } from './combine.ts'
import {
  among,
  asStep,
  explained,
  inFormulas,
  inUnit,
  money,
  ofItem,
  onOneSide,
  overAllYears,
  type Row,
  rate,
  stayingWithMember,
  working,
} from './row.ts'

const index = 'prices.index'
/** The row of the levels that the index is made of; a deflator that starts at the price base has none. */
export const priceLevelPath = 'prices.level'

/** METHODS.md, section 10: residents, as a whole or by group. */
export function peopleRows({ population, contracts }: Definition): Row[] {
  const groups = population?.is === 'groups' ? population.groups : []
  return [
    totalRow(population),
    ...(contracts.some(followsPopulation) ? [growthRow()] : []),
    ...groupRows(groups, contracts),
  ]
}

/** The row of how the population grows, whether it is stated or comes of its groups. */
export const populationGrowthPath = 'population.growth'

/** Only the price of a contract reads it. */
function followsPopulation({ index }: Contract): boolean {
  return index.is === 'formula' && index.population === 'own'
}

function growthRow(): Row {
  const grown = divide(row('population.total'), previous('population.total'))
  const growth = rate(populationGrowthPath, 'Growth of the population', sum(plus(grown), less(number(one))))
  return asStep('people', 'row', working(growth))
}

function totalRow(population: Population | undefined): Row {
  const people = population === undefined ? {} : peopleOf(population)
  // Of a place of which only a part counts its people nothing can be said.
  const counted = asStep('people', 'row', inUnit('people', money('population.total', 'Population', people)))
  const row = among(everybody, onOneSide('population', counted))
  return { ...row, lacks: population === undefined ? 'The definition gives no population.' : undefined }
}

function peopleOf(population: Population): Pick<Row, 'base' | 'formula'> {
  if (population.is === 'groups') {
    const all = sum(...population.groups.map(({ id }) => plus(row(groupPath(id)))))
    return { base: all, formula: all }
  }
  const { base, growth } = population
  return { base: input(base), formula: times(previous('population.total'), onePlus(input(growth))) }
}

/** The people of each group, and all of them, each weighed by need. */
function groupRows(groups: readonly PeopleGroup[], contracts: readonly Contract[]): Row[] {
  if (groups.length === 0) return []
  const rows = groups.flatMap((group) => {
    const path = groupPath(group.id)
    const formulas = { base: input(group.base), formula: times(previous(path), onePlus(input(group.growth))) }
    return ofItem('population.groups', group, [
      asStep('people', 'row', counted(path, `Population, ${group.title}`, formulas)),
    ])
  })
  const weighed = sum(...groups.map(({ id, weight }) => plus(times(row(groupPath(id)), input(weight)))))
  const isWeighed = groups.some(({ weight }) => weight.entry !== undefined) || contracts.some(weighsPeople)
  const all = people('population.weighted', 'Population, weighted by need', { base: weighed, formula: weighed })
  // Only proportions of weights count, so that those of two members cannot be added up.
  const ofMember = (row: Row): Row => explained(boardTerms.weighted, stayingWithMember(row))
  // Where no group has a weight, and nothing goes by them, it would be the population under another name, of which nothing is to be checked.
  return [...rows, isWeighed ? ofMember(neverNegative(all)) : inFormulas(ofMember(all))]
}

/** A contract whose price goes by the weights, which are 1 where none is stated. */
function weighsPeople({ capitation }: Contract): boolean {
  return capitation?.by === 'weights'
}

/** The row of the people of a group. */
export function groupPath(id: string): string {
  return `population.groups.${id}`
}

/** People of a place can be told only where all its members count the same. */
function people(path: string, label: string, formulas: Pick<Row, 'base' | 'formula'>): Row {
  return among(everybody, inUnit('people', money(path, label, formulas)))
}

function counted(path: string, label: string, formulas: Pick<Row, 'base' | 'formula'>): Row {
  return neverNegative(people(path, label, formulas))
}

function neverNegative(row: Row): Row {
  return onOneSide('population', row, 2)
}

/**
 * METHODS.md, section 10: the price index that real terms are measured by: the level of prices over that of the
 * price base, whatever levels were stated. It is 1 in the price base, so that an amount divided by it is in prices of that year.
 */
export function priceRows({ prices, horizon }: Definition): Row[] {
  const { deflator, index: stated, base } = prices
  const rolled = (path: string): Pick<Row, 'base' | 'formula'> | undefined =>
    deflator && { base: number(one), formula: times(previous(path), onePlus(input(deflator))) }
  if (deflator !== undefined && levelRowOf({ prices, horizon }) === index) return [indexRow(base, rolled(index))]
  const levels = stated === undefined ? rolled(priceLevelPath) : { base: input(stated), formula: input(stated) }
  if (levels === undefined)
    return [{ ...indexRow(base), lacks: 'The definition gives neither a deflator nor a price index.' }]
  const over = divide(row(priceLevelPath), at(priceLevelPath, base))
  return [
    // The price base may be a later year.
    overAllYears(indexRow(base, { base: over, formula: over })),
    working({
      ...inUnit('price-index', money(priceLevelPath, 'Price level, as stated', levels)),
      measured: indexOver(undefined),
    }),
  ]
}

/**
 * The row that says how prices of one year stand to those of another, whatever their base, and reads no later year; undefined where
 * a definition states no prices.
 */
export function levelRowOf({ prices, horizon }: Pick<Definition, 'prices' | 'horizon'>): string | undefined {
  if (prices.deflator !== undefined && prices.base === horizon.base) return index
  return (prices.deflator ?? prices.index) === undefined ? undefined : priceLevelPath
}

function indexRow(base: FinancialYear, formulas: Partial<Pick<Row, 'base' | 'formula'>> = {}): Row {
  const row = inUnit('price-index', money(index, 'Price index', formulas))
  return { ...row, measured: indexOver(base), combine: { how: 'same' } }
}
