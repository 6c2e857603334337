import { epsilon } from '../base/decimal.ts'
import type { Lever } from '../living/lever.ts'
import { isPerCent, leverNumber } from '../living/lever-text.ts'
import type { Changes, LivingScenario } from '../living/living-scenario.ts'
import type { Scenario } from '../open/open.ts'
import { lineText, type SaidFigure } from '../report/sentence.ts'
import type { Panel } from './panel.ts'

/** What a point more of each figure in view would do to the main figure, worked out one after the other while nobody moves anything. */
export class Worths {
  private readonly living: () => LivingScenario
  private readonly panel: Panel
  private run = 0

  constructor(living: () => LivingScenario, panel: Panel) {
    this.living = living
    this.panel = panel
  }

  tell(scenario: Scenario, figure: SaidFigure | undefined, changes: Changes): void {
    const run = ++this.run
    const levers = [...this.panel.inView]
    const next = (): void => {
      const lever = levers.shift()
      if (lever === undefined || run !== this.run) return
      this.panel.control(lever.path)?.tellWorth(this.worth(lever, scenario, figure, changes))
      setTimeout(next, 0)
    }
    next()
  }

  private worth(lever: Lever, scenario: Scenario, figure: SaidFigure | undefined, changes: Changes): string {
    const [row] = figure?.of?.rows ?? []
    const now = leverNumber(lever, changes.get(lever.path) ?? lever.text)
    if (figure?.of === undefined || row === undefined || now === undefined || !isPerCent(lever.kind)) return ''
    const found = this.living().rowWith(scenario.projection, lever, now.plus(1), row, changes)
    const index = figure.of.year - scenario.definition.horizon.base
    const value = found?.(index)
    if (value === undefined) return ''
    const apart = value.minus(figure.value)
    if (apart.abs().lte(epsilon)) return '1 point more: as much left'
    return `1 point more: ${lineText([{ ...figure, value: apart, isSize: true }])} ${apart.isNegative() ? 'less' : 'more'}`
  }
}
