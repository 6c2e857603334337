import { poundsIn } from '../../src/base/money-unit.ts'
import { type Projected, projectText } from './project-text.ts'
import { type Outcome, runCli, type World } from './run-cli.ts'

/** What came of `init --from budget.csv`: its outcome, and the definition that was written, read and projected. */
export interface Begun extends Outcome {
  readonly text: string
  readonly definition: Projected
  /** A figure of the base year in millions of pounds, whatever the unit of the definition. */
  readonly millions: (row: string) => string
  /** The codes of what it told, in their order. */
  readonly codes: readonly string[]
}

/** Begin a definition from a budget in memory. `definition` throws where none was written. */
export async function begunFrom(budget: string, args: readonly string[] = [], world: World = {}): Promise<Begun> {
  const files = { 'budget.csv': budget, ...world.files }
  const outcome = await runCli(['init', 'made', '--from', 'budget.csv', ...args], { ...world, files })
  const text = outcome.written.get('made/scenario.yaml') ?? ''
  return {
    ...outcome,
    text,
    get definition() {
      return projectText(text)
    },
    millions: (row) => {
      const { at, scenario } = projectText(text)
      const pounds = at(row, 0)?.times(poundsIn(scenario.definition.unit))
      return pounds?.div('1e6').toFixed() ?? 'no value'
    },
    codes: Array.from(outcome.err.matchAll(/ - (?:error|warning) ([a-z0-9-]+): /g), ([, code = '']) => code),
  }
}

/** Words on one line, however they were broken. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
