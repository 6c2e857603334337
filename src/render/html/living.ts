import { carriedOf } from '../../living/carried.ts'
import { LabelledKeys } from '../../living/labelled-keys.ts'
import { Packer } from '../../living/pack.ts'
import { rowNamed } from '../../open/project.ts'
import type { Chapter, Made, Projected } from '../../report/document.ts'
import { runChapter } from '../../report/run.ts'
import { dataBlock } from './data-block.ts'
import { headingMarkup } from './heading.ts'
import { html, type Markup } from './markup.ts'
import type { CarriedPage, CarriedScenario } from './page-data.ts'
import { aboutPart, answerPart, chartPart, type Part, restParts, type Standing } from './scenario.ts'

/** A page of more scenarios than these is not alive: it would be long in opening, and nobody moves that many. */
const mostAlive = 8

/** What a page tells of scenarios that a reader can change, and what it carries of them. */
export class LivingScenarios {
  private readonly made: Made
  private readonly packer = new Packer()
  private readonly labelled = new LabelledKeys()
  private readonly chapters: Chapter[] = []

  constructor(made: Made) {
    this.made = made
  }

  /** Whether there are any, and no more than a page can carry. */
  get areAlive(): boolean {
    return this.chapters.length > 0 && this.chapters.length <= mostAlive
  }

  /** Take a scenario in. */
  add({ scenario, asked }: Projected, chapter: Chapter = runChapter(scenario, asked, this.made)): void {
    this.chapters.push(chapter)
    if (!this.areAlive) return
    const row = heaviest.map((path) => rowNamed(scenario.projection, path)).find((found) => found !== undefined)
    const one: CarriedScenario = {
      carried: carriedOf(scenario, row),
      view: asked.view,
      years: asked.years,
      row: row?.path,
    }
    this.packer.add(one)
    this.labelled.add(scenario.definition)
  }

  /** What is told of each, with headings from a level on. */
  articles(level: number, isTitled: boolean): Markup {
    return html`${this.chapters.map((chapter, at) => article(chapter, at, isTitled ? level + 1 : level, isTitled ? level : undefined))}`
  }

  /** What a page carries of them. */
  data(level: number): Markup {
    const { command, version, started } = this.made
    const page: CarriedPage = {
      command,
      version,
      started,
      level,
      keys: this.labelled.keys,
      packed: this.packer.packed(),
    }
    return dataBlock(page)
  }
}

/** The width that a picture is laid out for where no program measures its place. */
const pictureWidth = 760

/** The rows by whose swings controls are put in order: the first that a scenario has. */
const heaviest = ['headroom', 'in-year', 'spend.total', 'funding.total'] as const

function article(chapter: Chapter, at: number, level: number, titleLevel: number | undefined): Markup {
  const standing: Standing = { level, isAlive: false }
  const title = titleLevel === undefined ? undefined : headingMarkup(titleLevel, chapter.definition ?? chapter.title)
  return html`<section class="scenario" id="scenario-${at + 1}" aria-label="${chapter.definition ?? chapter.title}">
${title}${partMarkup(aboutPart(chapter))}<div class="first">
<div class="reading">
${partMarkup(answerPart(chapter, standing))}${partMarkup(chartPart(chapter, { width: pictureWidth, id: `scenario-${at + 1}-chart` }))}</div>
</div>
${restParts(chapter, standing).map(partMarkup)}</section>
`
}

function partMarkup({ name, markup }: Part): Markup {
  return html`<div class="part" data-part="${name}">
${markup}</div>
`
}
