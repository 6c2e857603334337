import type { Chapter, Table } from '../document.ts'
import type { Sentence } from '../sentence.ts'
import type { AppendixTold, ToldScenario } from './told.ts'

/** What a chapter of an appendix holds beside its narrative. */
export interface TableContent
  extends Partial<Pick<Chapter, 'facts' | 'charts' | 'bars' | 'fans' | 'waterfalls' | 'notes'>> {
  readonly tables: readonly Table[]
  /** A scenario beside those of the appendix that its figures rest on. */
  readonly beside?: Pick<ToldScenario, 'scenario' | 'file'>
  /** What people are asked for here and have not stated, as nouns. */
  readonly notRecorded?: readonly string[]
  /** The scenarios that its figures are of: none where it holds words alone. */
  readonly of: readonly ToldScenario[]
}

/** A table that a business case must have, or should have. */
export interface RequiredTable {
  /** `fc-1`. */
  readonly id: string
  readonly title: string
  /** Whether an appendix without it needs a reason. */
  readonly isMandatory: boolean
  /** What a definition or the manifest would state for there to be something to show, to go on after "no scenario". */
  readonly lacks: string
  /** Where the same is found in the files beside it. */
  readonly alsoIn: (told: AppendixTold) => readonly string[]
  /** Undefined where there is nothing to show. */
  readonly content: (told: AppendixTold) => TableContent | undefined
}

/** A table under another heading. */
export function headed(table: Table, heading: string, basis = table.basis): Table {
  return { ...table, heading, basis }
}

/** A table of words: a label and texts. */
export function wordsTable(
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly [label: string, ...texts: string[]])[],
  notes: readonly Sentence[] = [],
): Table {
  return {
    heading,
    basis: '',
    decimals: 0,
    percentDecimals: 0,
    columns: columns.map((label) => ({ label, note: '', isWords: true })),
    rows: rows.map(([label, ...texts]) => ({
      role: 'item',
      label,
      cells: texts.map((text) => ({ is: 'text', text })),
    })),
    additions: [],
    notes,
  }
}

/** Nothing at all, where no scenario has any of a kind of table. */
export function unlessEmpty(content: TableContent): TableContent | undefined {
  return content.tables.length === 0 ? undefined : content
}
