import { Decimal } from '../base/decimal.ts'
import { once } from '../base/once.ts'
import { isDue } from '../checks/sound.ts'
import { negligible } from '../engine/meanings.ts'
import type { Numeric, RowName } from '../formula/node.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { type ByYear, rowAt, valueAt, valuesOfFormula } from '../open/project.ts'
import { plausibleGrowth } from '../open/warn-of-growth.ts'
import { type Alike, eachOf } from './alike.ts'
import { Cancelling } from './cancelling.ts'
import { SheetLine } from './line.ts'
import type { Due } from './missing.ts'
import type { NamedCells, Writing } from './named-cells.ts'
import { labelOfNumber, Stated } from './stated.ts'
import type { Text } from './text.ts'
import { CellTranslator } from './translate.ts'
import { inCell } from './written.ts'

/** A row of cells: a row of the model, or a step on the way to one. */
export interface CellRow {
  readonly line: SheetLine
  /** The row of the model that it is of. */
  readonly of: Row
  readonly label: string
  /** Empty for a step that the model has no name for. */
  readonly path: string
  readonly isStep: boolean
  /** Undefined where it has no value. */
  base: Text | undefined
  projected: Text | undefined
  /** What the engine has for it. */
  readonly valueIn: ByYear
  /** In how many years it must have a value. */
  readonly due: Due
}

/** A step on the way to a row, with the part that it is in the base year and in others. */
interface Step extends CellRow {
  readonly formulas: Record<Writing['years'], Numeric | undefined>
}

/** A row of the model with the steps that it takes. */
interface Cluster {
  readonly row: Row
  readonly own: CellRow
  readonly steps: Step[]
  settled: CellRow | undefined
  readonly translators: Map<Writing['years'], CellTranslator>
}

/**
 * The rows of scenarios that are alike as rows of cells: those asked for, and those that they rest on. Scenarios are those that one set
 * of sheets serves; the first is the one that is shown.
 */
export class ModelRows {
  readonly stated = new Stated()
  private readonly scenarios: Alike<Scenario>
  private readonly clusters = new Map<RowName, Cluster>()
  private readonly positions: ReadonlyMap<RowName, number>
  private readonly late: ReadonlySet<number>
  private readonly sums = new Map<RowName, boolean>()
  private readonly cancelling: Cancelling
  private readonly open: Cluster[] = []

  constructor(scenarios: Alike<Scenario>) {
    this.scenarios = scenarios
    const [{ projection }] = scenarios
    this.positions = new Map(projection.model.rows.map(({ path }, at) => [path, at]))
    this.late = new Set(projection.plan.afterwards)
    this.cancelling = new Cancelling((path) => scenarios.flatMap((scenario) => formulasOf(scenario, path)))
  }

  /** Take in a row and all that it rests on. */
  add(path: RowName): SheetLine {
    const { own } = this.cluster(path)
    this.settleOpen()
    return own.line
  }

  /** Write a formula that is no row, such as one side of a check: every year is known to it. */
  writer(years: Writing['years'], label: string, path: string, apart: Writing['apart']): CellTranslator {
    return this.translator(years, true, label, path, apart)
  }

  /** Write what was asked for and is not written yet, which may ask for more. */
  settleOpen(): void {
    for (let next = this.open.pop(); next !== undefined; next = this.open.pop()) this.write(next)
  }

  /** All rows of cells in the order of the model, each before the steps that it takes. */
  get all(): readonly CellRow[] {
    const [{ projection }] = this.scenarios
    return projection.model.rows.flatMap(({ path }) => {
      const cluster = this.clusters.get(path)
      if (cluster === undefined) return []
      return [cluster.own, ...cluster.steps, ...(cluster.settled === undefined ? [] : [cluster.settled])]
    })
  }

  /** A row without what rounding leaves of it where it comes to nothing. */
  settled(path: RowName): SheetLine {
    const cluster = this.cluster(path)
    if (!this.isSum(path)) return cluster.own.line
    if (cluster.settled === undefined) {
      cluster.settled = {
        ...cluster.own,
        line: new SheetLine(),
        label: `${cluster.row.label}: exactly nothing where its parts cancel`,
        path: '',
        isStep: true,
        base: undefined,
        projected: undefined,
        due: { count: 0 },
      }
      this.open.push(cluster)
    }
    return cluster.settled.line
  }

  /** So many years before. */
  lag(years: number): SheetLine {
    return this.constant(`${years} years before`, new Decimal(years))
  }

  /** What counts as nought beside the largest term of a sum, and as no difference between two figures. */
  negligible(): SheetLine {
    return this.constant(
      'Part of the largest figure below which a sum, or a difference, counts as nothing',
      new Decimal(negligible),
    )
  }

  /** Growth beyond which, either way, a figure is probably a slip. */
  likelyGrowth(): SheetLine {
    return this.constant('Growth beyond which, either way, an input is unlikely', plausibleGrowth, true)
  }

  private constant(label: string, value: Decimal, isPercent = false): SheetLine {
    return this.stated.number(
      label,
      '',
      eachOf(this.scenarios, () => value),
      isPercent,
    )
  }

  private cluster(path: RowName): Cluster {
    const known = this.clusters.get(path)
    if (known !== undefined) return known
    const [{ projection }] = this.scenarios
    const row = rowAt(projection, path)
    if (row === undefined) throw new Error(`No row is called ${path}`)
    const own: CellRow = {
      line: new SheetLine(),
      of: row,
      label: row.label,
      path,
      isStep: !row.shown,
      base: undefined,
      projected: undefined,
      valueIn: (index) => valueAt(projection, path, index),
      due: this.dueIn(path),
    }
    const cluster: Cluster = { row, own, steps: [], settled: undefined, translators: new Map() }
    this.clusters.set(path, cluster)
    this.open.push(cluster)
    return cluster
  }

  private write(cluster: Cluster): void {
    const { row, own, settled } = cluster
    const rows = eachOf(this.scenarios, ({ projection }) => rowAt(projection, row.path))
    for (const years of ['projected', 'base'] as const) {
      const formulas = eachOf(rows, (one) => (years === 'base' ? one?.base : one?.formula))
      if (!areStated(formulas)) continue
      const translator = this.translatorOf(cluster, years)
      own[years] ??= translator.cell(formulas)
      if (settled !== undefined) settled[years] ??= translator.settledCell(formulas)
    }
  }

  /** The one translator of a row's formula, so that what has a row of its own has it however often it is asked for. */
  private translatorOf(cluster: Cluster, years: Writing['years']): CellTranslator {
    const { row, steps, translators } = cluster
    const known = translators.get(years)
    if (known !== undefined) return known
    const isLate = this.late.has(this.positions.get(row.path) ?? -1)
    let count = 0
    const made = this.translator(years, isLate, row.label, row.path, ([formula], { text, stages }) => {
      const step = steps[count] ?? this.step(row, count + 1)
      steps[count] = step
      count++
      step[years] = inCell({ text, stages })
      step.formulas[years] = formula
      return step.line
    })
    translators.set(years, made)
    return made
  }

  /** A part of a row's formula that has a row of its own: in the base year it may be another part. */
  private step(row: Row, number: number): Step {
    const [{ projection }] = this.scenarios
    const formulas: Step['formulas'] = { base: undefined, projected: undefined }
    const values = once(() => ({
      base: formulas.base && valuesOfFormula(projection, formulas.base),
      projected: formulas.projected && valuesOfFormula(projection, formulas.projected),
    }))
    return {
      line: new SheetLine(),
      of: row,
      label: `${row.label}: part ${number}`,
      path: '',
      isStep: true,
      base: undefined,
      projected: undefined,
      formulas,
      valueIn: (index) => values()[index === 0 ? 'base' : 'projected']?.(index),
      due: { count: 0 },
    }
  }

  /** In how many years a row must have a value, in each scenario by the years in which its figures are in force there. */
  private dueIn(path: RowName): Due {
    const counts = eachOf(this.scenarios, ({ projection }) => {
      const row = rowAt(projection, path)
      const { count } = projection.model.horizon
      return Array.from({ length: count + 1 }, (_, index) => row !== undefined && isDue(row, index)).filter(Boolean)
        .length
    })
    const [count] = counts
    if (counts.every((own) => own === count)) return { count }
    const values = eachOf(counts, (own) => new Decimal(own))
    return { count, line: this.stated.number('Values due in a row, by scenario', '', values) }
  }

  /** Whether a row is a sum, or another row that is, so that rounding may leave a little of what comes to nothing. */
  private isSum(path: RowName): boolean {
    const known = this.sums.get(path)
    if (known !== undefined) return known
    // A row that rests on itself in an earlier year is asked about once.
    this.sums.set(path, false)
    const isSum = formulasOf(this.scenarios[0], path).some((formula) => this.cancels(formula))
    this.sums.set(path, isSum)
    return isSum
  }

  private cancels(formula: Numeric): boolean {
    switch (formula.op) {
      case 'sum':
        return formula.terms.length > 1
      case 'to-date':
      case 'years':
        return true
      case 'row':
      case 'at':
        return this.isSum(formula.path)
      case 'during':
      case 'where':
        return this.cancels(formula.of)
      default:
        return false
    }
  }

  private translator(
    years: Writing['years'],
    isLate: boolean,
    label: string,
    path: string,
    apart: Writing['apart'],
  ): CellTranslator {
    const [{ definition }] = this.scenarios
    const { stated } = this
    const cells: NamedCells = {
      row: (name) => this.cluster(name).own.line,
      settled: (name) => this.settled(name),
      exact: (name) => (this.cancelling.row(name) ? this.settled(name) : this.cluster(name).own.line),
      leaves: (formula) => this.cancelling.leaves(formula),
      input: (inputs, read) => stated.input(inputs, read),
      number: (numbers) => {
        const { label: called, isShared } = labelOfNumber(numbers[0], label, definition.unit)
        const values = eachOf(numbers, ({ value }) => value)
        return stated.number(called, isShared ? '' : path, values, numbers[0].percent)
      },
      lag: (count) => this.lag(count),
      flags: (inForce) => stated.flags(inForce, path, definition.horizon.count),
      negligible: () => this.negligible(),
    }
    return new CellTranslator({ years, isLate, horizon: definition.horizon, cells, apart })
  }
}

function formulasOf({ projection }: Scenario, path: RowName): readonly Numeric[] {
  const row = rowAt(projection, path)
  return [row?.formula, row?.base].filter((formula) => formula !== undefined)
}

function areStated(formulas: Alike<Numeric | undefined>): formulas is Alike<Numeric> {
  return formulas.every((formula) => formula !== undefined)
}
