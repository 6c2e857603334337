import type { Chapter, Document, Made, Together } from '../report/document.ts'
import type { Page } from './page.ts'

/** Text or bytes, to be written one after the other. */
export type Piece = string | Uint8Array

/** A whole document, or the promise of one where a format cannot be written at once. */
export type Pieces = readonly Piece[] | Promise<readonly Piece[]>

/** A document on its way into a format. Chapters come one at a time, so that no scenario need be held to the end. */
export interface Rendering<Out extends Pieces = readonly Piece[]> {
  readonly add: (chapter: Chapter) => void
  /** The whole document, in pieces. */
  readonly pieces: (together: Together) => Out
}

/** A format: a pure function of a document. What it has no place for it leaves out. */
export type Renderer<Out extends Pieces = readonly Piece[]> = (made: Made, page: Page) => Rendering<Out>

/** What a format makes of a chapter, which is all that it keeps of it, and of all of them together. */
interface InParts<Part, Out extends Pieces> {
  readonly part: (chapter: Chapter, made: Made, page: Page) => Part
  readonly join: (parts: readonly Part[], together: Together, made: Made, page: Page) => Out
}

/** A renderer that puts a document together from what it made of each chapter. */
export function inParts<Part, Out extends Pieces = readonly Piece[]>({
  part,
  join,
}: InParts<Part, Out>): Renderer<Out> {
  return (made, page) => {
    const parts: Part[] = []
    return {
      add: (chapter) => {
        parts.push(part(chapter, made, page))
      },
      pieces: (together) => join(parts, together, made, page),
    }
  }
}

/** Render a document that is there as a whole. */
export function renderWhole<Out extends Pieces>(renderer: Renderer<Out>, document: Document, page: Page): Out {
  const rendering = renderer(document.made, page)
  for (const chapter of document.chapters) rendering.add(chapter)
  return rendering.pieces(document)
}
