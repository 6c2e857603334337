import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { RequiredTable, TableContent } from './content.ts'
import type { Pack, StatedChapter } from './pack.ts'
import { requiredTables } from './required-tables.ts'
import type { AppendixTold } from './told.ts'

/** A chapter that will stand in the appendix. */
export type Planned =
  | {
      readonly is: 'table'
      readonly required: RequiredTable
      readonly stated: StatedChapter | undefined
      /** Undefined where there is nothing to show. */
      readonly content: TableContent | undefined
    }
  | { readonly is: 'own'; readonly stated: StatedChapter }
  | { readonly is: 'checklist'; readonly stated: StatedChapter | undefined }

/** The id of the chapter that tells where every requirement is answered. */
export const checklistId = 'checklist'

/**
 * The chapters of an appendix in their order: those that the manifest orders, the rest of the author's own, the required tables and the
 * checklist. AppendixTold at its place: a mandatory table with neither data nor a reason, a reason beside data, and a chapter that is none.
 */
export function plannedChapters(told: AppendixTold, tell: Tell): Planned[] {
  const { pack } = told
  const known = new Set([...requiredTables.map(({ id }) => id), checklistId])
  const own = [...pack.chapters.values()].filter(({ id }) => !known.has(id))
  for (const chapter of own) refuseOwn(chapter, [...known], tell)
  const all = new Map<string, Planned>([
    ...own.map((stated) => [stated.id, { is: 'own', stated }] as const),
    ...requiredTables.map((required) => [required.id, tableOf(required, told, tell)] as const),
    [checklistId, { is: 'checklist', stated: pack.chapters.get(checklistId) }],
  ])
  const ordered = new Set<string>()
  for (const { text, span } of pack.order) {
    if (all.has(text)) ordered.add(text)
    else tell(diagnose('appendix-chapter', span, { name: text, known: [...all.keys()] }))
  }
  return [...ordered, ...[...all.keys()].filter((id) => !ordered.has(id))].flatMap((id) => all.get(id) ?? [])
}

/** A chapter of the author's own has a title and says something; one that has none is probably a slip of a known one. */
function refuseOwn({ id, span, title, notApplicable }: StatedChapter, known: readonly string[], tell: Tell): void {
  if (title === undefined) tell(diagnose('appendix-chapter', span, { name: id, known }))
  else if (notApplicable !== undefined)
    tell(
      diagnose('reason-beside-data', notApplicable.span, {
        id,
        what: 'it is a chapter of your own, which nobody requires',
      }),
    )
}

function tableOf(required: RequiredTable, told: AppendixTold, tell: Tell): Planned {
  const { id, title, isMandatory, lacks } = required
  const { pack } = told
  const stated = pack.chapters.get(id)
  const content = withRows(required.content(told))
  const reason = stated?.notApplicable
  if (content !== undefined && reason !== undefined) {
    const whose = content.of[0]?.scenario.name
    tell(
      diagnose('reason-beside-data', reason.span, {
        id,
        what: whose === undefined ? 'it has something to show' : `${whose} has figures for it`,
      }),
    )
  }
  if (content === undefined && reason === undefined && isMandatory)
    tell(diagnose('table-without-data', stated?.span ?? placeOf(pack), { id, title, lacks }))
  return { is: 'table', required, stated, content }
}

/** The tables that have rows; nothing where there is none. */
function withRows(content: TableContent | undefined): TableContent | undefined {
  if (content === undefined) return undefined
  const tables = content.tables.filter(({ rows }) => rows.length > 0)
  return tables.length === 0 ? undefined : { ...content, tables }
}

/** Where a reason would be written: among the chapters, or at the start of a manifest that has none. */
function placeOf({ source, chaptersAt }: Pack): StatedChapter['span'] | undefined {
  return chaptersAt ?? (source && { file: source, start: 0, end: 0 })
}
