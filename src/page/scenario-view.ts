import { parseYear } from '../base/financial-year.ts'
import type { Carried } from '../living/carried.ts'
import type { Lever } from '../living/lever.ts'
import { isAsIssued, leverNumber, textAt } from '../living/lever-text.ts'
import { LivingPlans } from '../living/living-plans.ts'
import { type Changes, type LivingScenario, settingsOf } from '../living/living-scenario.ts'
import type { OtherPlan } from '../living/other-plans.ts'
import { unpacked } from '../living/unpack.ts'
import type { Scenario } from '../open/open.ts'
import { foldedRows } from '../render/folded-rows.ts'
import type { CarriedPage, CarriedPlaces, CarriedScenario } from '../render/html/page-data.ts'
import { type Part, partNamed, partNames } from '../render/html/scenario.ts'
import { isOfRow } from '../render/html/table.ts'
import type { Chapter, Chart } from '../report/document.ts'
import { commandOf, type Verb } from '../report/hint.ts'
import type { SaidFigure } from '../report/sentence.ts'
import { viewOf } from '../report/views/view.ts'
import { allChanges, changedInWords, differenceInWords, mainFigure } from './change-words.ts'
import { afterRest, element } from './dom.ts'
import { Panel, planControl } from './panel.ts'
import { PartsView } from './parts-view.ts'
import { chapterOf, madeBy, startedWith } from './told.ts'
import { WhyPanel } from './why.ts'
import { Worths } from './worths.ts'

/** What a view tells the page of. */
export interface ViewActions {
  /** Something was changed, or put back. */
  readonly changed: (view: ScenarioView) => void
  readonly copy: (what: 'link' | 'command', view: ScenarioView) => void
  readonly done: () => void
}

/** One scenario of the page: its controls, and all that is told of it, which follows them. */
export class ScenarioView {
  readonly name: string
  readonly panel: Panel
  readonly section: Element
  private readonly plans: LivingPlans
  /** Where it is said of what stays as issued how it is had with the changes. */
  private readonly stale: readonly { readonly node: HTMLElement; readonly verb: Verb }[]
  private readonly issued: { readonly figure: SaidFigure | undefined; readonly charts: readonly Chart[] }
  private readonly page: CarriedPage
  private readonly carried: CarriedScenario
  private readonly changes = new Map<string, string>()
  private readonly parts: PartsView
  private readonly line = element('p', { class: 'changes-line' })
  private readonly printed = element('div', { class: 'printed' })
  private readonly why: WhyPanel
  private readonly worths: Worths
  private scenario: Scenario
  private chapter: Chapter
  private said: Chapter['answer']
  private width = 760
  private readonly actions: ViewActions

  constructor(section: Element, { at, others }: CarriedPlaces, page: CarriedPage, actions: ViewActions) {
    const carried = unpacked(page.packed, at) as CarriedScenario
    this.section = section
    this.carried = carried
    this.page = page
    this.actions = actions
    this.name = carried.carried.name
    this.plans = new LivingPlans(
      carried.carried,
      others,
      (one) => unpacked(page.packed, others[one]?.at ?? at) as Carried,
    )
    const outcome = this.plans.with(this.changes)
    if (!outcome.ok) throw new Error('What is issued is refused')
    this.scenario = this.withoutChanges(outcome.scenario)
    this.chapter = chapterOf(this.scenario, carried, page, [])
    this.said = this.chapter.answer
    this.issued = { figure: mainFigure(this.said), charts: this.chapter.charts }
    this.parts = new PartsView(section, {
      names: () => partNames(this.chapter),
      part: (name) => this.partNamed(name),
    })
    const named = { id: section.id, title: this.title, isOneOfSeveral: page.together !== undefined }
    const byCommand = commandOf(startedWith(page.started, ['path=value']), 'run', this.chapter.path).text
    this.panel = new Panel(this.plans.issued.levers, others, named, byCommand, {
      moved: (lever, text) => this.move(lever, text),
      chosen: (plan) => this.choose(plan),
      reset: () => this.replace(new Map()),
      copyLink: () => actions.copy('link', this),
      copyCommand: () => actions.copy('command', this),
      done: actions.done,
    })
    this.worths = new Worths(() => this.living, this.panel)
    this.why = new WhyPanel(() => this.told(), section.id)
    section.querySelector('.first')?.append(this.panel.node)
    this.parts.node('answer')?.after(this.line, this.printed)
    this.stale = [...section.querySelectorAll<HTMLElement>('.still')].map((still) => {
      const node = element('p', { class: 'stale' })
      still.before(node)
      return { node, verb: still.dataset.verb as Verb }
    })
    this.measure()
    addEventListener(
      'resize',
      afterRest(200, () => {
        if (this.measure()) this.render()
      }),
    )
    section.addEventListener('click', (event) => this.clicked(event))
    this.render()
  }

  /** What is shown now. */
  get shown(): Scenario {
    return this.scenario
  }

  get title(): string {
    return this.scenario.definition.title
  }

  get changed(): Changes {
    return this.changes
  }

  /** The amount that the answer begins with, and how it differs from the figure as issued. */
  get summary(): string {
    return differenceInWords(mainFigure(this.said), this.issued.figure)
  }

  /** The same in a few words, for where there is little room. */
  get short(): string {
    return this.changes.size === 0 ? 'as issued' : this.summary
  }

  get answer(): Chapter['answer'] {
    return this.said
  }

  /** The command that gives what is shown. */
  get command(): string {
    return this.commandTo('run')
  }

  private commandTo(verb: Verb): string {
    return commandOf(startedWith(this.page.started, settingsOf(this.changes)), verb, this.chapter.path).text
  }

  /** What figures are changed in now. */
  private get living(): LivingScenario {
    return this.plans.in(this.changes)
  }

  /** Show other changes in the place of these. Returns those that could not be made, in words. */
  replace(changes: Changes): readonly string[] {
    const before = new Map(this.changes)
    this.changes.clear()
    const refused: string[] = []
    // Figures are changed in the plan that is chosen, wherever the address tells it.
    const isPlan = ([path, text]: readonly [string, string]): boolean => this.plans.plan(path, text) !== undefined
    const [plan, ...more] = [...changes].filter(isPlan)
    if (plan !== undefined) this.changes.set(...plan)
    for (const [path, text] of more)
      refused.push(`${path}=${text} beside ${plan?.join('=')}, which the command takes together`)
    for (const [path, text] of [...changes].filter((change) => !isPlan(change))) {
      const lever = this.living.lever(path)
      if (lever === undefined) {
        refused.push(`${path} is no assumption of ${this.chapter.title}`)
        continue
      }
      const outcome = this.plans.with(new Map([...this.changes, [path, text]]))
      if (!outcome.ok) refused.push(`${lever.label}: ${outcome.problem.message}`)
      else if (!isAsIssued(lever, text)) this.changes.set(path, text)
    }
    for (const path of new Set([...before.keys(), ...this.changes.keys(), ...this.panel.refused]))
      this.panel.write(path, this.changes)
    this.update()
    return refused
  }

  /** What takes longer than a move may: what a point is worth, told once the hand rests. */
  rest(): void {
    this.worths.tell(this.scenario, mainFigure(this.said), this.changes)
  }

  /**
   * Go once through what a change takes, and show nothing of it: a browser makes a program quick once it has run, and the first change that
   * somebody makes need not be the one that waits for that.
   */
  rehearse(): void {
    const [lever] = this.panel.inView
    const number = lever && leverNumber(lever, lever.text)?.toNumber()
    if (lever === undefined || number === undefined) return
    const wanted = new Map([...this.changes, [lever.path, textAt(lever, number + (lever.reach?.step ?? 0))]])
    const outcome = this.plans.with(wanted)
    if (outcome.ok) {
      const chapter = chapterOf(this.withoutChanges(outcome.scenario), this.carried, this.page, settingsOf(wanted))
      for (const name of partNames(chapter)) this.partNamed(name, chapter)
    }
    // What is carried was changed in place; it goes back to what is shown.
    this.plans.with(this.changes)
  }

  private move(lever: Lever, text: string): void {
    const wanted = new Map(this.changes)
    if (isAsIssued(lever, text)) wanted.delete(lever.path)
    else wanted.set(lever.path, text)
    this.take(wanted, lever.path)
  }

  /** Show another plan, or that as issued, with the changes of figures that it has too. */
  private choose(plan: OtherPlan | undefined): void {
    const figures = [...this.changes].filter(([path, text]) => this.plans.plan(path, text) === undefined)
    const wanted = new Map(plan === undefined ? [] : [[plan.path, plan.text]])
    const { levers } = this.plans.in(wanted)
    for (const [path, text] of figures) if (levers.some((lever) => lever.path === path)) wanted.set(path, text)
    this.take(wanted, planControl)
    for (const [path] of figures) if (!wanted.has(path)) this.panel.write(path, this.changes)
  }

  /** Show some changes, unless they are refused, which is told beside the control that asked for them. */
  private take(wanted: Changes, control: string): void {
    const outcome = this.plans.with(wanted)
    this.panel.tellError(
      control,
      outcome.ok ? '' : `${outcome.problem.message} The command refuses it too. The figures are those before.`,
    )
    if (!outcome.ok) {
      // What is carried was changed in place; it goes back to what is shown.
      this.plans.with(this.changes)
      return
    }
    this.changes.clear()
    for (const [path, own] of wanted) this.changes.set(path, own)
    this.update(outcome.scenario)
  }

  private update(made?: Scenario): void {
    const outcome = made === undefined ? this.plans.with(this.changes) : { ok: true as const, scenario: made }
    if (!outcome.ok) return
    this.scenario = this.withoutChanges(outcome.scenario)
    this.chapter = chapterOf(this.scenario, this.carried, this.page, settingsOf(this.changes))
    this.said = this.chapter.answer
    this.render()
    this.panel.show(this.changes, this.living)
    this.why.refresh()
    this.actions.changed(this)
  }

  /** What the reader changed is told beside the answer, and not as what the command line changed. */
  private withoutChanges(scenario: Scenario): Scenario {
    return { ...scenario, settings: this.carried.carried.settings }
  }

  private render(): void {
    this.parts.show()
    this.line.replaceChildren(...changedInWords(this.plans, this.changes, this.summary))
    for (const { node, verb } of this.stale)
      node.replaceChildren(
        ...(this.changes.size === 0
          ? []
          : ['As issued. With your changes: ', element('code', {}, this.commandTo(verb))]),
      )
    this.printed.replaceChildren(...allChanges(this.plans, this.changes, this.command))
  }

  private partNamed(name: string, chapter = this.chapter): Part | undefined {
    const picture = { width: this.width, id: `${this.section.id}-chart`, issued: this.issued.charts }
    return partNamed(name, chapter, { level: this.page.level, isAlive: true }, picture)
  }

  /** Measure the room of the picture; whether it is another one now. */
  private measure(): boolean {
    const width = this.section.querySelector('.reading')?.clientWidth ?? this.width
    const isOther = width !== this.width && width > 0
    if (isOther) this.width = width
    return isOther
  }

  private told() {
    const { scenario, carried, page, chapter } = this
    return {
      scenario,
      made: madeBy(page, settingsOf(this.changes)),
      file: chapter.path,
      decimals: viewOf(scenario, carried.view).decimals,
    }
  }

  private clicked({ target }: Event): void {
    if (!(target instanceof Element)) return
    const part = target.closest('[data-part]')
    const opener = target.closest<HTMLElement>('button.figure, button.row, td')
    if (part === null || opener === null) return
    const of = opener.matches('.figure') ? ofFigure(opener) : this.ofCell(part, opener)
    if (of !== undefined) this.why.open(of.row, of.year, part, opener)
  }

  /** The row and the year of a cell of a table; of the name of a row those of its last year. */
  private ofCell(part: Element, opener: HTMLElement): { row: string; year: number } | undefined {
    const table = this.parts.tableIn(part)
    const line = opener.closest('tr')
    if (table === undefined || line === null) return undefined
    const rows = foldedRows(table.rows).filter(({ role }) => role !== 'gap')
    const at = [...(line.parentElement?.children ?? [])].indexOf(line)
    const { cells = [] } = rows[at] ?? {}
    const cell =
      opener instanceof HTMLTableCellElement ? cells[opener.cellIndex - 1] : [...cells].reverse().find(isOfRow)
    const [row] = cell !== undefined && isOfRow(cell) ? cell.of.rows : []
    return cell === undefined || !isOfRow(cell) || row === undefined ? undefined : { row, year: cell.of.year }
  }
}

function ofFigure(node: HTMLElement): { row: string; year: number } | undefined {
  const [row, year] = [node.dataset.row, parseYear(node.dataset.year ?? '')]
  return row === undefined || year === undefined ? undefined : { row, year }
}
