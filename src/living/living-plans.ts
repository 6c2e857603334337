import type { Carried } from './carried.ts'
import { type Changes, LivingScenario, type Outcome } from './living-scenario.ts'
import type { OtherPlan } from './other-plans.ts'

/** A scenario that a page carries with the others that its reader may choose in its place, each of which is read when it is first chosen. */
export class LivingPlans {
  readonly issued: LivingScenario
  readonly others: readonly OtherPlan[]
  private readonly carriedOf: (at: number) => Carried
  private readonly known = new Map<OtherPlan, LivingScenario>()

  constructor(issued: Carried, others: readonly OtherPlan[], carriedOf: (at: number) => Carried) {
    this.issued = new LivingScenario(issued)
    this.others = others
    this.carriedOf = carriedOf
  }

  /** The other plan that a change asks for, where it asks for one. */
  plan(path: string, text: string): OtherPlan | undefined {
    return this.others.find((plan) => plan.path === path && plan.text === text)
  }

  /** What changes of figures are made in: the plan that is chosen among the changes, or that as issued. */
  in(changes: Changes): LivingScenario {
    for (const [path, text] of changes) {
      const plan = this.plan(path, text)
      if (plan !== undefined) return this.living(plan)
    }
    return this.issued
  }

  /** The scenario with some changes, of which at most one chooses another plan: the same as `--set` would make it. */
  with(changes: Changes): Outcome {
    return this.in(changes).with(changes)
  }

  private living(plan: OtherPlan): LivingScenario {
    const known = this.known.get(plan) ?? new LivingScenario(this.carriedOf(this.others.indexOf(plan)))
    this.known.set(plan, known)
    return known
  }
}
