import type { Chapter, Document, Made, Together } from '../report/document.ts'
import type { Page } from './page.ts'

/** Text or bytes, to be written one after the other. */
export type Piece = string | Uint8Array

/** A document on its way into a format. Chapters come one at a time, so that no scenario need be held to the end. */
export interface Rendering {
  readonly add: (chapter: Chapter) => void
  /** The whole document, in pieces. */
  readonly pieces: (together: Together) => readonly Piece[]
}

/** A format: a pure function of a document. What it has no place for it leaves out. */
export type Renderer = (made: Made, page: Page) => Rendering

/** What a format makes of a chapter, which is all that it keeps of it, and of all of them together. */
interface InParts<Part> {
  readonly part: (chapter: Chapter, made: Made, page: Page) => Part
  readonly join: (parts: readonly Part[], together: Together, made: Made, page: Page) => readonly Piece[]
}

/** A renderer that puts a document together from what it made of each chapter. */
export function inParts<Part>({ part, join }: InParts<Part>): Renderer {
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
export function renderWhole(renderer: Renderer, document: Document, page: Page): readonly Piece[] {
  const rendering = renderer(document.made, page)
  for (const chapter of document.chapters) rendering.add(chapter)
  return rendering.pieces(document)
}
