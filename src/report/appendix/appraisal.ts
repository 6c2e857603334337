import { appraiseChapter } from '../appraise/chapter.ts'
import { headed, type TableContent } from './content.ts'
import type { AppendixTold } from './told.ts'

/** EC-1: options held against one another, as `scenario appraise` tells them; its money says what it is in, and none of it is in the tables of cash. */
export function economicAppraisal({ appraisal: told, made }: AppendixTold): TableContent | undefined {
  if (told === undefined) return undefined
  const { answer, view } = told
  const { title } = answer.scenario.definition
  const { facts, tables, notes, charts, pictures = [] } = appraiseChapter(answer, view, made, false)
  return {
    of: [],
    beside: { scenario: answer.scenario, file: answer.file },
    facts,
    tables: tables.map((table) => headed(table, `${table.heading}: ${title}`)),
    charts: [...charts, ...pictures],
    notes,
  }
}
