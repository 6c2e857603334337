import { row as ofRow } from '../../formula/build.ts'
import { carriedOf } from '../../living/carried.ts'
import { LabelledKeys } from '../../living/labelled-keys.ts'
import { otherScenarios } from '../../living/other-plans.ts'
import { Packer } from '../../living/pack.ts'
import { formulaInView } from '../../model/condition-in-view.ts'
import { rowAt, rowNamed } from '../../open/project.ts'
import { registerOf } from '../../questions/register/register.ts'
import { usualSteps } from '../../questions/tornado.ts'
import type { Chapter, Made, Projected } from '../../report/document.ts'
import { runChapter } from '../../report/run.ts'
import { type AsIssued, asIssued } from './as-issued.ts'
import { dataBlock } from './data-block.ts'
import { headingMarkup } from './heading.ts'
import type { Issued } from './issued.ts'
import { mainFiguresMarkup } from './main-figures.ts'
import { html, type Markup } from './markup.ts'
import type { CarriedPage, CarriedPlaces, CarriedScenario } from './page-data.ts'
import { pictureWidth } from './picture.ts'
import { mainTable, partNamed, partNames } from './scenario.ts'

/** A page of more scenarios than these is not alive: it would be long in opening, and nobody moves that many. */
const mostAlive = 8

/** What a page tells of scenarios that a reader can change, and what it carries of them. */
export class LivingScenarios {
  private readonly made: Made
  private readonly packer = new Packer()
  private readonly labelled = new LabelledKeys()
  private chapters: Chapter[] = []
  private issued: (Issued | undefined)[] = []
  private places: CarriedPlaces[] = []
  private count = 0

  constructor(made: Made) {
    this.made = made
  }

  /** Whether there are any, and no more than a page can carry. */
  get areAlive(): boolean {
    return this.count > 0 && this.count <= mostAlive
  }

  /** Why a reader cannot change them, where they are too many; nothing where it is plain. */
  get whyStill(): string | undefined {
    return this.count > mostAlive
      ? `Assumptions can be changed in a page of up to ${mostAlive} scenarios. This one has ${this.count}, and shows them as issued.`
      : undefined
  }

  /** Take a scenario in. */
  add(
    { scenario, asked }: Projected,
    chapter: Chapter = runChapter(scenario, { ...asked, isChangeable: true }, this.made),
  ): void {
    this.count++
    // A chapter holds its scenario.
    if (!this.areAlive) this.chapters = this.issued = this.places = []
    if (!this.areAlive) return
    this.chapters.push(chapter)
    const row = heaviest.map((path) => rowNamed(scenario.projection, path)).find((found) => found !== undefined)
    const index = scenario.definition.horizon.count
    const meant = { isReal: asked.view.prices === 'real', isPerHead: asked.view.perHead === true }
    const formula = row && formulaInView(ofRow(row.path), (path) => rowAt(scenario.projection, path), meant)
    // What is told of it does not depend on the day.
    const register = formula && registerOf(scenario, { formula, index, steps: usualSteps }, '')
    const file = chapter.path ?? scenario.name
    this.issued.push(row && register && { scenario, file, row, register, view: asked.view })
    const one: CarriedScenario = {
      carried: carriedOf(scenario, register?.tornado?.bars),
      view: asked.view,
      years: asked.years,
      row: row?.path,
    }
    this.labelled.add(scenario.definition)
    const at = this.packer.add(one)
    const others = (row === undefined ? [] : otherScenarios(scenario, row)).map(({ plan, scenario: other }) => ({
      ...plan,
      at: this.packer.add(carriedOf(other, register?.tornado?.bars), one.carried),
    }))
    this.places.push({ at, others })
  }

  /** What is told of each, with headings from a level on. */
  articles(level: number, isTitled: boolean): Markup {
    const own = isTitled ? level + 1 : level
    return html`${this.chapters.map((chapter, at) => {
      const issued = this.chapters.length === 1 ? this.issued[at] : undefined
      const still = issued && asIssued(issued, this.made, own, idOf(at))
      return article(chapter, at, own, isTitled ? level : undefined, still)
    })}`
  }

  /** Where the figures come from on which several rest most, as a block with a heading; nothing of one, which tells of all of its own. */
  sources(level: number): Markup | undefined {
    return this.chapters.length > 1
      ? mainFiguresMarkup(
          this.issued.filter((one) => one !== undefined),
          this.made,
          level,
        )
      : undefined
  }

  /** What a page carries of them. */
  data(level: number, together: CarriedPage['together']): Markup {
    const { command, version, started } = this.made
    const page: CarriedPage = {
      command,
      version,
      started,
      level,
      ...(together && { together }),
      keys: this.labelled.keys,
      packed: this.packer.packed(),
      scenarios: this.places,
    }
    return dataBlock(page)
  }
}

/** The rows by whose swings controls are put in order: the first that a scenario has. */
const heaviest = ['headroom', 'in-year', 'spend.total', 'funding.total'] as const

/** What stands beside the controls, where there is room. */
const besideControls = ['answer', 'chart', 'declared', 'facts']

function idOf(at: number): string {
  return `scenario-${at + 1}`
}

function article(
  chapter: Chapter,
  at: number,
  level: number,
  titleLevel: number | undefined,
  still: AsIssued | undefined,
): Markup {
  const name = chapter.definition ?? chapter.title
  const title = titleLevel === undefined ? undefined : headingMarkup(titleLevel, name)
  const picture = { width: pictureWidth, id: `${idOf(at)}-chart` }
  const part = (own: string): Markup => html`<div class="part" data-part="${own}">
${partNamed(own, chapter, { level, isAlive: false }, picture)?.markup}</div>
`
  const [about = '', ...names] = partNames(chapter)
  return html`<section class="scenario" id="${idOf(at)}" aria-label="${name}">
${title}${part(about)}<div class="first">
<div class="reading">
${besideControls.map(part)}</div>
</div>
${names.filter((own) => !besideControls.includes(own)).map((own) => [part(own), own === mainTable ? [still?.tornado, still?.fan] : undefined])}${still?.assumptions}</section>
`
}
