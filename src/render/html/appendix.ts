import type { DocumentCover, Made } from '../../report/document.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { framed } from './frame.ts'
import { headingMarkup } from './heading.ts'
import { type Block, chapterBlocks } from './html.ts'
import { html, type Markup } from './markup.ts'
import { picturesMarkup, picturesStyle } from './pictures.ts'
import { proseMarkup } from './prose.ts'

/** An appendix as one page in one file: its cover, then each chapter with its narrative, as pages of answers show them. */
export const render: Renderer = inParts({
  part: (chapter) => ({
    title: chapter.title,
    inputs: chapter.inputs,
    blocks: [...proseMarkup(chapter.prose ?? []), ...chapterBlocks(chapter, { pictures: picturesMarkup(chapter) })],
  }),
  join: (parts, _, made) => {
    const { cover } = made
    const title = cover?.title ?? 'Appendix'
    const chapters = parts.map((part) => [headingMarkup(2, part.title), part.blocks.map(blockMarkup)])
    const body = [headingMarkup(1, title), cover === undefined ? undefined : coverMarkup(cover), chapters]
    const inputs = new Map(parts.flatMap((part) => Object.entries(part.inputs)))
    return [framed({ title, body, foot: madeFrom(made, inputs), style: picturesStyle })]
  },
})

function blockMarkup(block: Block): Markup {
  return 'heading' in block ? headingMarkup(3, block.heading) : block
}

function coverMarkup({ lines, stamp }: DocumentCover): Markup {
  return html`${stamp === undefined ? undefined : html`<p class="stamp">${stamp}</p>\n`}${lines.map((line) => html`<p class="basis">${line}</p>\n`)}`
}

/** What it was made by and from. */
function madeFrom({ version, command, settings }: Made, inputs: ReadonlyMap<string, string>): Markup {
  const changes = settings.length === 0 ? '' : ` with ${settings.map((set) => `--set ${set}`).join(' ')}`
  return html`<p>Made by scenario ${version} ${command}${changes} from:</p>
<ul>
${[...inputs].map(([path, hash]) => html`<li>${path}, SHA-256 ${hash}</li>\n`)}</ul>
`
}
