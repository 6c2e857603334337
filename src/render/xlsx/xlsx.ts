import { provenanceOf } from '../../report/provenance.ts'
import { lineText } from '../../report/sentence.ts'
import { inParts, type Piece, type Renderer } from '../renderer.ts'
import { chapterTables } from './published/chapter-tables.ts'
import { type PublishedChapter, publishedWorkbook } from './published/published-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

/** A document as a workbook of values, to be published: one table a sheet, set out as accessible spreadsheets are. */
export const render: Renderer<Promise<readonly Piece[]>> = inParts({
  part: (chapter, made): PublishedChapter => {
    const { name, title, organisation, control = new Map(), basis, stamp, inputs } = chapter
    const values = made.asked === undefined ? {} : chapter.values
    // What a verdict declares is told with its problems.
    const declared = made.answer === 'verdict' ? [] : chapter.declared.map(lineText)
    const tables = chapterTables(chapter, made)
    return { name, title, organisation, control, basis, stamp, declared, inputs, values, tables }
  },
  join: async (chapters, together, made) => [
    await writeWorkbook(publishedWorkbook(chapters, together, made), {
      style: 'publish',
      timestamp: made.timestamp,
      program: `scenario ${made.version}`.trim(),
      provenance: provenanceOf(made, [...(together.summary === undefined ? [] : [together.summary]), ...chapters]),
    }),
  ],
})
