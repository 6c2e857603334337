import { parseYear, printYear } from '../base/financial-year.ts'
import { explainRow } from '../explain/explain-row.ts'
import type { Scenario } from '../open/open.ts'
import { rowCalled } from '../open/project.ts'
import { stepsMarkup } from '../render/html/steps.ts'
import type { Made } from '../report/document.ts'
import { explainChapter } from '../report/explain.ts'
import { button, element } from './dom.ts'
import { morph } from './morph.ts'

/** What is told of now, for explanations of it. */
export interface ToldNow {
  readonly scenario: Scenario
  readonly made: Made
  readonly file: string
  readonly decimals: number
}

/** How a figure was made, below the part of the page in which it was asked about; it follows what is changed. */
export class WhyPanel {
  private readonly node: HTMLElement
  private readonly body = element('div')
  private readonly years: HTMLSelectElement
  private readonly told: () => ToldNow
  private asked: { readonly row: string; readonly year: number } | undefined
  private opener: HTMLElement | undefined

  constructor(told: () => ToldNow, id: string) {
    this.told = told
    this.years = element('select', { id: `${id}-year` })
    this.years.addEventListener('change', () => this.ask(this.asked?.row ?? '', parseYear(this.years.value) ?? 0))
    this.node = element(
      'section',
      { class: 'why', tabindex: '-1', 'aria-label': 'How this figure is made' },
      element(
        'p',
        { class: 'tools' },
        element('label', { for: `${id}-year` }, 'Year '),
        this.years,
        ' ',
        button('Close', () => this.close()),
      ),
      this.body,
    )
    this.node.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.close()
    })
  }

  /** Open it about a figure, below a part of the page; the focus goes back to what opened it when it is closed. */
  open(row: string, year: number, below: Element, opener: HTMLElement): void {
    this.opener = opener
    below.after(this.node)
    const { horizon } = this.told().scenario.definition
    this.years.replaceChildren(
      ...Array.from({ length: horizon.count + 1 }, (_, at) => element('option', {}, printYear(horizon.base + at))),
    )
    this.ask(row, year)
    this.node.focus({ preventScroll: true })
    this.node.scrollIntoView({ block: 'nearest' })
  }

  /** Tell it anew, after a change. */
  refresh(): void {
    if (this.asked === undefined || !this.node.isConnected) return
    // Another plan may not have the row.
    if (rowCalled(this.told().scenario.projection, this.asked.row) === undefined) this.node.remove()
    else this.ask(this.asked.row, this.asked.year)
  }

  private ask(row: string, year: number): void {
    const { scenario, made, file, decimals } = this.told()
    const found = rowCalled(scenario.projection, row)
    if (found === undefined) return
    const explanation = explainRow(scenario, found, { path: row, year, depth: 0 })
    this.asked = { row, year }
    this.years.value = printYear(year)
    const { derivation } = explainChapter(explanation, file, decimals, made)
    if (derivation !== undefined) morph(this.body, stepsMarkup(derivation).text)
  }

  private close(): void {
    this.node.remove()
    this.asked = undefined
    this.opener?.focus()
  }
}
