import { zero } from '../base/decimal.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { FormulaLeaf } from '../formula/expression.ts'
import type { RowName } from '../formula/node.ts'
import type { Unit } from '../formula/unit.ts'
import { inputAt } from '../model/inputs.ts'
import type { Row } from '../model/row.ts'
import { hasTerm } from '../open/in-year.ts'
import type { Scenario } from '../open/open.ts'
import { rowAt, valueAt } from '../open/project.ts'
import type { Alias, Dropped, Explained, Nothing, Step } from './explanation.ts'
import { inMoneyUnit } from './in-money-unit.ts'
import { inputLabel, shortLabel } from './input-label.ts'
import type { Needs, Working } from './needs.ts'
import type { Outline, StepTarget } from './outline.ts'
import { settingInWords } from './settings.ts'
import { isWord, stateInput, stateWord } from './stated-input.ts'
import { inFigures, inWords } from './words.ts'

/** What every step of one explanation is told from. */
export interface Telling {
  readonly scenario: Scenario
  readonly unit: MoneyUnit
  readonly needs: Needs
  readonly outline: Outline
}

/** One step of an explanation, told. */
export function stepOf(target: StepTarget, telling: Telling): Step {
  const { scenario, unit, needs, outline } = telling
  const number = outline.numberOf(target) ?? ''
  const level = number === '' ? 0 : number.split('.').length
  const aliases = outline.waysTo(target).map(({ paths, dropped }) => ({
    names: chainOf(paths, scenario),
    dropped: droppedRows(dropped, telling),
  }))
  if (target.is === 'figure') {
    const { path } = target
    const workings = (needs.workings.get(path) ?? []).map((working) => explained(path, working, telling))
    return { is: 'figure', path, number, level, aliases, workings, ...shown(scenario, path) }
  }
  const { path } = target
  const label = inputLabel(path, scenario.definition)
  const short = shortLabel({ path, label }, aliases[0]?.names.at(-1)?.path, scenario.definition)
  const need = needs.inputs.get(path)
  const source = need && inputAt(scenario.model, path)
  if (need !== undefined && source !== undefined) {
    const effect = isWord(source) ? settingInWords(path, scenario.definition) : ''
    const inUnit = inMoneyUnit(scenario.definition, unit)
    const input = stateInput(source, need.indices, scenario.definition, inUnit, effect)
    return { is: 'input', path, number, level, label, short, aliases, unit: source.unit, input }
  }
  const entry = scenario.definition.entries.get(path)
  if (entry === undefined) throw new Error(`No input at ${path}`)
  const input = stateWord(entry, settingInWords(path, scenario.definition), scenario.definition)
  return { is: 'input', path, number, level, label, short, aliases, unit: undefined, input }
}

function chainOf(paths: readonly RowName[], scenario: Scenario): Alias['names'] {
  return paths.map((path, at) => {
    const { label } = shown(scenario, path)
    return { path, label, short: shortLabel({ path, label }, paths[at - 1], scenario.definition) }
  })
}

function explained(path: RowName, { isBase, indices, formula, dropped }: Working, telling: Telling): Explained {
  const { scenario, unit, outline } = telling
  const { definition, projection } = scenario
  const { base } = definition.horizon
  const inUnit = inMoneyUnit(scenario.definition, unit)
  const own = shown(scenario, path).unit
  const targetOf = (leaf: FormulaLeaf): StepTarget =>
    leaf.op === 'input' ? { is: 'input', path: leaf.input.path } : outline.targetOf('path' in leaf ? leaf.path : path)
  const labelOf = (leaf: FormulaLeaf): string => {
    const short = (named: string, label: string): string => shortLabel({ path: named, label }, path, definition)
    if (leaf.op === 'input') return short(leaf.input.path, inputLabel(leaf.input.path, definition))
    const named = 'path' in leaf ? leaf.path : path
    return short(named, shown(scenario, named).label)
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

function nothingIn(path: RowName, { scenario, needs }: Telling): Nothing {
  const last = scenario.definition.horizon.count
  const row = rowAt(scenario.projection, path)
  if (row !== undefined && hasTerm(row)) return 'not-in-force'
  return needs.isNothing({ op: 'row', path, lag: 0 }, last) ? 'in-definition' : 'in-base-year'
}

function droppedRows(paths: readonly RowName[], telling: Telling): Dropped[] {
  return [...new Set(paths)].map((path) => ({
    path,
    label: shown(telling.scenario, path).label,
    why: nothingIn(path, telling),
  }))
}

/** What people call a row, its unit, and whether it is real money. */
function shown(
  { projection }: Scenario,
  path: RowName,
): { readonly label: string; readonly unit: Unit } & Pick<Row, 'realPrices' | 'words'> {
  const row = rowAt(projection, path)
  return { label: row?.label ?? path, unit: row?.unit ?? 'money', realPrices: row?.realPrices, words: row?.words }
}
