import type { Scenario } from '../open/open.ts'
import type { Draft } from './batch.ts'

/** A result for people, which holds scenarios side by side and so needs them all. */
export function wholeDraft(render: (scenarios: readonly Scenario[]) => Promise<string>): Draft {
  const scenarios: Scenario[] = []
  return {
    add: (scenario) => {
      scenarios.push(scenario)
    },
    text: async () => [await render(scenarios)],
  }
}
