import { type Decimal, zero } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import { rowAt, valueAt } from '../engine/project.ts'
import { type FormulaLeaf, formulaLeaves } from '../formula/expression.ts'
import type { Source } from '../formula/node.ts'
import type { Unit } from '../formula/unit.ts'
import { entryOf, type StatedInput, stateInput, stateWord } from './stated-input.ts'
import { type Needs, needsOf, type Working } from './explain-needs.ts'
import { type Outline, outlineOf, type Target } from './explain-outline.ts'
import { settingInWords } from './explain-settings.ts'
import { whyNoValue } from './explain-why.ts'
import { inFigures, inWords } from './explain-words.ts'
import type { Alias, Dropped, Explained, Explanation, Step } from './explanation.ts'
import { inputLabel, shortLabel } from './input-label.ts'
import type { Scenario } from './open.ts'

/** A row in a year, or an input in a year. */
export interface Question {
  readonly path: string
  /** A year of the horizon. */
  readonly year: FinancialYear
  /** The unit money is shown in; the definition's own where undefined. */
  readonly unit?: MoneyUnit | undefined
  /** How many levels of figures to go down; all the way to the inputs where undefined. */
  readonly depth?: number | undefined
}

/**
 * Explain a figure down to the inputs it rests on. A path that is a row and an input is explained as the row, which ends
 * at the input. Undefined where there is neither.
 */
export function explain(scenario: Scenario, question: Question): Explanation | undefined {
  if (rowAt(scenario.projection, question.path) !== undefined) return explainRow(scenario, question)
  return explainInput(scenario, question)
}

function explainRow(scenario: Scenario, { path, year, unit = scenario.definition.unit, depth }: Question): Explanation {
  const { definition, projection } = scenario
  const index = year - definition.horizon.base
  const { label, unit: own } = shown(scenario, path)
  const value = valueAt(projection, path, index)
  const asked = { path, label, unit: own, year, value: value && scaler(scenario, unit)(value, own) }
  if (value === undefined)
    return { scenario, asked, unit, steps: [], why: whyNoValue(scenario, path, index), isCut: false }
  const needs = needsOf(projection, path, index, unit)
  const outline = outlineOf(needs, path, depth ?? Number.POSITIVE_INFINITY, definition)
  const steps = outline.targets.map((target) => stepOf(target, { scenario, unit, needs, outline }))
  return { scenario, asked, unit, steps, why: [], isCut: outline.isCut }
}

interface Telling {
  readonly scenario: Scenario
  readonly unit: MoneyUnit
  readonly needs: Needs
  readonly outline: Outline
}

function stepOf(target: Target, telling: Telling): Step {
  const { scenario, unit, needs, outline } = telling
  const { path } = target
  const number = outline.numberOf(target) ?? ''
  const level = number === '' ? 0 : number.split('.').length
  const aliases = outline.waysTo(target).map(({ paths, dropped }) => ({
    names: chainOf(paths, scenario),
    dropped: droppedRows(dropped, telling),
  }))
  if (target.is === 'figure') {
    const workings = (needs.workings.get(path) ?? []).map((working) => explained(path, working, telling))
    return { is: 'figure', path, number, level, aliases, workings, ...shown(scenario, path) }
  }
  const label = inputLabel(path, scenario.definition)
  const need = needs.inputs.get(path)
  const input = need === undefined ? wordAt(scenario, path) : stated(scenario, need.source, need.indices, unit)
  return { is: 'input', path, number, level, label, aliases, unit: need?.source.unit, input }
}

function chainOf(paths: readonly string[], scenario: Scenario): Alias['names'] {
  return paths.map((path, at) => {
    const { label } = shown(scenario, path)
    return { path, label, short: shortLabel({ path, label }, paths[at - 1], scenario.definition) }
  })
}

function explained(path: string, { isBase, indices, formula, dropped }: Working, telling: Telling): Explained {
  const { scenario, unit, outline } = telling
  const { definition, projection } = scenario
  const { base } = definition.horizon
  const inUnit = scaler(scenario, unit)
  const own = shown(scenario, path).unit
  const targetOf = (leaf: FormulaLeaf): Target =>
    leaf.op === 'input' ? { is: 'input', path: leaf.input.path } : outline.targetOf('path' in leaf ? leaf.path : path)
  const labelOf = (leaf: FormulaLeaf): string => {
    const named = leaf.op === 'input' ? leaf.input.path : 'path' in leaf ? leaf.path : path
    const label = leaf.op === 'input' ? inputLabel(named, definition) : shown(scenario, named).label
    return shortLabel({ path: named, label }, path, definition)
  }
  return {
    isBase,
    words: inWords(formula, { own: path, base, labelOf, stepOf: (leaf) => outline.numberOf(targetOf(leaf)) }),
    years: indices.map((index) => ({
      year: base + index,
      of: inFigures(formula, index, projection, inUnit),
      value: inUnit(valueAt(projection, path, index) ?? zero, own),
    })),
    dropped: droppedRows(dropped, telling),
    nothing: formula.op === 'sum' && formula.terms.length === 0 ? nothingIn(path, telling) : undefined,
  }
}

function nothingIn(path: string, { scenario, needs }: Telling): Explained['nothing'] {
  const last = scenario.definition.horizon.count
  return needs.isNothing({ op: 'row', path, lag: 0 }, last) ? 'in-definition' : 'in-base-year'
}

function droppedRows(paths: readonly string[], telling: Telling): Dropped[] {
  return [...new Set(paths)].map((path) => ({
    path,
    label: shown(telling.scenario, path).label,
    inBaseYear: nothingIn(path, telling) === 'in-base-year',
  }))
}

function shown({ projection }: Scenario, path: string): { readonly label: string; readonly unit: Unit } {
  const row = rowAt(projection, path)
  return { label: row?.label ?? path, unit: row?.unit ?? 'money' }
}

/** A function that turns money into the shown unit, and leaves other figures as they are. */
function scaler({ definition }: Pick<Scenario, 'definition'>, unit: MoneyUnit): (value: Decimal, own: Unit) => Decimal {
  const factor = poundsIn(definition.unit).div(poundsIn(unit))
  return (value, own) => (own === 'money' && unit !== definition.unit ? value.times(factor) : value)
}
