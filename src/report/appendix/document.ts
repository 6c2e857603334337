import { listInWords } from '../../base/list-in-words.ts'
import { once } from '../../base/once.ts'
import type { Tell } from '../../diagnostics/catalogue.ts'
import { bareChapter } from '../bare-chapter.ts'
import { stampOf } from '../checks/check-summary.ts'
import type { Chapter, Document } from '../document.ts'
import type { Prose } from '../prose.ts'
import type { Sentence } from '../sentence.ts'
import { basisOf } from '../views/view.ts'
import { type AnsweredRequirement, checklistTable } from './checklist.ts'
import { checksInWords } from './checks.ts'
import { conclusion } from './conclusion.ts'
import type { TableContent } from './content.ts'
import { figuresOfText } from './figure-of.ts'
import type { StatedChapter } from './pack.ts'
import { type Planned, plannedChapters } from './plan.ts'
import { readProse } from './read-prose.ts'
import type { AppendixTold } from './told.ts'

/** An appendix as a document, and its checklist alone. What is wrong in the manifest is told at its place. */
export function appendixDocument(
  told: AppendixTold,
  tell: Tell,
): { readonly document: Document; readonly checklist: Document } {
  const planned = plannedChapters(told, tell)
  const answered = planned.flatMap((one) => answeredBy(one, told))
  // Every narrative is read at once, so that each reference that is wrong is told.
  const chapters = planned.map((one) => chapterOf(one, proseOf(one.stated, told, tell), answered, told))
  const checklist = chapterOf({ is: 'checklist', stated: undefined }, [], answered, told)
  const whole = (of: readonly Chapter[], isCovered: boolean): Document => ({
    made: { ...told.made, ...(isCovered ? { cover: coverOf(told) } : {}) },
    chapters: of,
    summary: undefined,
    verdict: undefined,
    problems: [],
  })
  const first = conclusion(told)
  return {
    document: whole(first === undefined ? chapters : [first, ...chapters], true),
    checklist: whole([checklist], false),
  }
}

function coverOf({ pack, first, all }: AppendixTold): NonNullable<Document['made']['cover']> {
  const { definition } = first.scenario
  const organisation = pack.organisation ?? definition.organisation
  const version = pack.controls.get('version')
  const about = [
    pack.controls.get('status'),
    version === undefined ? undefined : `version ${version}`,
    pack.controls.get('date'),
  ]
  const failed = all.flatMap(({ scenario }) => (stampOf(scenario) === undefined ? [] : [scenario.definition.title]))
  return {
    title: pack.title ?? definition.title,
    lines: [organisation, about.filter(Boolean).join(', ')].flatMap((line) => line || []),
    stamp: failed.length === 0 ? undefined : `CHECKS FAILED in ${listInWords(failed)}: see FC-17`,
  }
}

function proseOf(stated: StatedChapter | undefined, told: AppendixTold, tell: Tell): readonly Prose[] {
  const text = stated?.text
  return text === undefined ? [] : readProse(text.text, figuresOfText(text, told, tell))
}

/** Whether a required table is there, and where. */
function answeredBy(one: Planned, told: AppendixTold): AnsweredRequirement[] {
  if (one.is !== 'table') return []
  const { required, content, stated } = one
  const requirement = numbered(required.id, required.title)
  const reason = stated?.notApplicable?.text.trim()
  if (content === undefined)
    return [
      reason !== undefined
        ? { requirement, met: 'not-applicable', where: reason }
        : { requirement, met: required.isMandatory ? 'no' : 'not-provided', where: notProvided(required.lacks) },
    ]
  const own =
    content.tables.length === 1
      ? `table ${tableNumber(required.id, 1)}`
      : `tables ${tableNumber(required.id, 1)} to ${tableNumber(required.id, content.tables.length)}`
  const { notRecorded = [] } = content
  const where = [own, ...required.alsoIn(told)].join(', ')
  return notRecorded.length === 0
    ? [{ requirement, met: 'shown', where }]
    : [{ requirement, met: 'partly', where: `${where}; not recorded: ${listInWords(notRecorded)}` }]
}

function notProvided(lacks: string): string {
  return `No scenario ${lacks}.`
}

function numbered(id: string, title: string): string {
  return `${id.toUpperCase()} ${title}`
}

/** The number of a table: `FC-4.2`. */
function tableNumber(id: string, at: number): string {
  return `${id.toUpperCase()}.${at}`
}

function chapterOf(
  one: Planned,
  prose: readonly Prose[],
  answered: readonly AnsweredRequirement[],
  told: AppendixTold,
): Chapter {
  switch (one.is) {
    case 'own':
      return { ...bareChapter(one.stated.id, one.stated.title?.text.trim() ?? one.stated.id), prose }
    case 'checklist':
      return {
        ...bareChapter('checklist', one.stated?.title?.text.trim() ?? 'Checklist'),
        prose,
        tables: [checklistTable(answered, told.pack)],
      }
    case 'table': {
      const { required, content, stated } = one
      const title = stated?.title?.text.trim() ?? required.title
      const bare = { ...bareChapter(required.id, numbered(required.id, title)), prose }
      if (content !== undefined) return tablesChapter(bare, content, told)
      const reason = stated?.notApplicable?.text.trim() ?? notProvided(required.lacks)
      return {
        ...bare,
        facts: [[`${stated?.notApplicable === undefined ? 'Not provided' : 'Not applicable'}: ${reason}`]],
      }
    }
  }
}

function tablesChapter(bare: Chapter, content: TableContent, told: AppendixTold): Chapter {
  const { facts = [], tables, charts = [], bars = [], fans = [], waterfalls = [], notes = [], of, beside } = content
  const [first] = of
  const rests = beside === undefined ? of : [...of, beside]
  const inputs = once(
    () => Object.assign({}, ...rests.map(({ scenario }) => told.made.inputs(scenario))) as Record<string, string>,
  )
  return {
    ...bare,
    basis: first === undefined ? undefined : basisOf(first.view),
    path: listInWords(rests.map(({ file }) => file)),
    facts,
    tables: tables.map((table, at) => ({ ...table, heading: `${tableNumber(bare.name, at + 1)} ${table.heading}` })),
    charts,
    bars,
    fans,
    waterfalls,
    notes: [...notes, ...checkNotes(content)],
    get inputs() {
      return inputs()
    },
  }
}

/** Where the figures come from, and whether what must hold of them does. */
function checkNotes({ of }: TableContent): Sentence[] {
  return of.length === 0
    ? []
    : [[`Checks (FC-17): ${of.map((one) => `${one.scenario.name}: ${checksInWords(one)}`).join('; ')}.`]]
}
