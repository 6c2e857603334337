import { type Decimal, toPlaces, toPlain } from '../../src/base/decimal.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'
import { formatDiagnostic } from '../../src/diagnostics/format.ts'
import { openScenario, type Scenario } from '../../src/open/open.ts'
import { memoryFiles } from './memory-files.ts'

export interface Projected {
  readonly scenario: Scenario
  /** Paths of the rows that outputs list, in their order. */
  readonly rows: readonly string[]
  /** The exact value of a row by index from the base year; undefined where it has none. Throws for a row that is not there. */
  readonly at: (path: string, index: number) => Decimal | undefined
  /** Every year of a row as plain decimals, `-` where there is no value. */
  readonly years: (path: string) => readonly string[]
  /** A figure as people read it, to some decimal places (one unless said). Throws where it has no value. */
  readonly shown: (path: string, index: number, places?: number) => string
  /** Every year of a row as a binary fraction, for comparisons within a tolerance. */
  readonly floats: (path: string) => readonly (number | undefined)[]
  readonly warnings: readonly Diagnostic[]
}

interface Options {
  readonly set?: readonly string[]
  /** Files that the text may extend, by path. */
  readonly files?: Readonly<Record<string, string>>
}

/** Project a definition given as text. A definition with an error throws its diagnostics, so that a test cannot pass on it. */
export function projectText(text: string, { set = [], files = {} }: Options = {}): Projected {
  const memory = memoryFiles(new Map(Object.entries({ ...files, 'definition.yaml': text })))
  const problems: Diagnostic[] = []
  const loader = new Loader(memory, { set })
  const scenario = openScenario(
    loader,
    { path: 'definition.yaml', name: 'definition', today: '2026-11-22' },
    (problem) => {
      problems.push(problem)
    },
  )
  if (scenario === undefined) throw new Error(problems.map((problem) => formatDiagnostic(problem)).join('\n'))
  return readable(scenario, problems)
}

function readable(scenario: Scenario, warnings: readonly Diagnostic[]): Projected {
  const { model, plan, values } = scenario.projection
  const valuesOf = (path: string): readonly (Decimal | undefined)[] => {
    const position = plan.position.get(path)
    if (position === undefined) throw new Error(`There is no row ${path}`)
    return values[position] ?? []
  }
  return {
    scenario,
    rows: model.rows.filter(({ shown }) => shown).map(({ path }) => path),
    at: (path, index) => valuesOf(path)[index],
    years: (path) => valuesOf(path).map((value) => (value === undefined ? '-' : toPlain(value))),
    shown: (path, index, places = 1) => {
      const value = valuesOf(path)[index]
      if (value === undefined) throw new Error(`${path} has no value in year ${index}`)
      return toPlaces(value, places)
    },
    floats: (path) => valuesOf(path).map((value) => (value === undefined ? undefined : Number(toPlain(value)))),
    warnings,
  }
}
