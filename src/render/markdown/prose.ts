import type { Prose, ProsePart } from '../../report/prose.ts'
import { lineText } from '../../report/sentence.ts'
import { escapeSentence, escapeText } from './escape.ts'

/** Narrative as Markdown again: what an author wrote as text stays text. Headings stand at a level. */
export function proseBlocks(prose: readonly Prose[], level: number): string[] {
  let mark: ListMark = '.'
  return prose.map((block, at) => {
    // Two lists with one mark would be read as one, and the numbers of the second would go on from the first.
    const above = prose[at - 1]
    mark = above?.is === 'list' && above.start !== undefined && mark === '.' ? ')' : '.'
    return blockText(block, level, mark)
  })
}

type ListMark = '.' | ')'

function blockText(block: Prose, level: number, mark: ListMark): string {
  switch (block.is) {
    case 'heading':
      return `${'#'.repeat(level)} ${partsText(block.parts)}`
    case 'paragraph':
      return atStart(partsText(block.parts))
    case 'list': {
      const { start, items } = block
      return items
        .map((item, at) => `${start === undefined ? '-' : `${start + at}${mark}`} ${atStart(partsText(item))}`)
        .join('\n')
    }
  }
}

const marks: Readonly<Record<Exclude<ProsePart['look'], 'code'>, string>> = { plain: '', strong: '**', emphasis: '*' }

function partsText(parts: readonly ProsePart[]): string {
  return parts
    .map(({ said, look }) => {
      if (look !== 'code') return `${marks[look]}${escapeSentence(said).replace(/&(?=[#\w])/g, '\\&')}${marks[look]}`
      const text = lineText(said).replace(/\s+/g, ' ')
      // Code cannot hold its own mark; the reader of narrative never makes such.
      return text.includes('`') ? escapeText(text) : `\`${text}\``
    })
    .join('')
}

/** What would begin a list or a line of its own at the start of a block is text. */
function atStart(text: string): string {
  return text.replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/^([-+=~|])/, '\\$1')
}
