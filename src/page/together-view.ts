import type { Scenario } from '../open/open.ts'
import type { CarriedPage } from '../render/html/page-data.ts'
import { pictureWidth } from '../render/html/picture.ts'
import { togetherAnswers, togetherNames, togetherPicture, togetherTable } from '../render/html/together.ts'
import type { Chart } from '../report/document.ts'
import { Summary } from '../report/tables/summary.ts'
import { morph } from './morph.ts'

/** A scenario as it is shown, and whether its reader changed it. */
export interface ChangedScenario {
  readonly scenario: Scenario
  readonly isChanged: boolean
}

/** Scenarios side by side: what each comes to, their table and chart, made by the code that the command makes them by. */
export class TogetherView {
  private readonly nodes: Readonly<Record<keyof typeof togetherNames, Element | null>>
  private readonly asked: CarriedPage['together']
  private issued: readonly Chart[] | undefined

  constructor({ together }: CarriedPage) {
    const node = (name: string): Element | null => document.querySelector(`[data-part=${name}]`)
    this.nodes = {
      answers: node(togetherNames.answers),
      chart: node(togetherNames.chart),
      table: node(togetherNames.table),
    }
    this.asked = together
  }

  /** Show them as they are now. */
  show(shown: readonly ChangedScenario[]): void {
    const { nodes, asked } = this
    const { answers, chart, table } = nodes
    if (answers === null || chart === null || table === null || asked === undefined) return
    const summary = new Summary(asked.choice)
    for (const [at, { scenario, isChanged }] of shown.entries()) {
      const { definition } = scenario
      const title = isChanged ? `${definition.title} (changed by you)` : definition.title
      summary.add({ ...scenario, definition: { ...definition, title } }, asked.years[at] ?? [])
    }
    const side = summary.sideBySide(undefined, asked.isNamed)
    if (side === undefined) return
    this.issued ??= side.charts
    const width = chart.clientWidth === 0 ? pictureWidth : Math.min(chart.clientWidth, pictureWidth)
    morph(chart, togetherPicture(side, { width, id: 'side-chart', issued: this.issued }).text)
    morph(answers, togetherAnswers(side).text)
    morph(table, togetherTable(side).text)
  }
}
