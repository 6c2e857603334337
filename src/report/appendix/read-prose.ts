import type { Prose, ProsePart } from '../prose.ts'
import type { Sentence } from '../sentence.ts'

/** What the figure whose braces stand at an offset of a text is, in words; `inside` is undefined where they are not closed. */
export type FigureOf = (inside: string | undefined, at: number) => Sentence

const hash = /^#{1,6} +/
const bullet = /^[-*] +/
// A number that would not be printed as it was written begins no item: 07. is text.
const number = /^(0|[1-9]\d{0,2})[.)] +/
/** What a mark in the middle of a sentence stands before: a minus sign before an amount, or the end of a sentence before one. */
const amount = /^[£$€]?\.?\d/

/**
 * Narrative in the part of Markdown that a board paper needs: paragraphs, lists, headings, strong, emphasis and code. Anything else is
 * text as it stands, HTML above all. Every character is looked at once.
 */
export function readProse(text: string, figureOf: FigureOf): Prose[] {
  const reader = new InlineReader(figureOf)
  return blocksOf(text).map(({ is, start, items }): Prose => {
    const parts = items.map((lines) => reader.parts(lines))
    return is === 'heading' || is === 'paragraph' ? { is, parts: parts.flat() } : { is: 'list', start, items: parts }
  })
}

/** A line of a text, and its offset there. */
interface Line {
  readonly text: string
  readonly at: number
}

interface Block {
  readonly is: 'heading' | 'paragraph' | 'bullets' | 'numbers'
  /** The number of the first item of numbers. */
  readonly start?: number
  /** Whether each of its items has the number 1, as people leave it to Markdown to count. */
  isAlike?: boolean
  /** The lines of each item of a list; of a heading or a paragraph there is one. */
  readonly items: Line[][]
}

/** Lines to blocks: an empty line ends one, and a line that begins nothing goes on with what stands above it. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  let next = 0
  for (const raw of text.split('\n')) {
    const line = { text: raw.trim(), at: next + raw.length - raw.trimStart().length }
    next += raw.length + 1
    if (line.text === '') {
      open = undefined
      continue
    }
    if (hash.test(line.text)) {
      blocks.push({ is: 'heading', items: [[without(hash, line)]] })
      open = undefined
      continue
    }
    const item = itemOf(line)
    if (item !== undefined && open !== undefined && isNext(item, open)) {
      open.isAlike &&= item.number === 1
      open.items.push([item.line])
    } else if (open !== undefined && (item === undefined || !interrupts(item))) open.items.at(-1)?.push(line)
    else {
      open =
        item === undefined
          ? { is: 'paragraph', items: [[line]] }
          : item.number === undefined
            ? { is: 'bullets', items: [[item.line]] }
            : { is: 'numbers', start: item.number, isAlike: item.number === 1, items: [[item.line]] }
      blocks.push(open)
    }
  }
  return blocks
}

/** What a line would begin if it began an item of a list. */
interface Item {
  /** Undefined where a bullet begins it. */
  readonly number: number | undefined
  readonly line: Line
}

function itemOf(line: Line): Item | undefined {
  if (bullet.test(line.text)) return { number: undefined, line: without(bullet, line) }
  const digits = number.exec(line.text)?.[1]
  return digits === undefined ? undefined : { number: Number(digits), line: without(number, line) }
}

function without(mark: RegExp, { text, at }: Line): Line {
  const rest = text.replace(mark, '')
  return { text: rest, at: at + text.length - rest.length }
}

/**
 * Whether an item goes on with the list that is open. A number does where it is the next, or 1 like all before it; any other stands where
 * a line of text was broken.
 */
function isNext({ number }: Item, { is, start = 0, items, isAlike }: Block): boolean {
  if (is === 'bullets') return number === undefined
  if (is !== 'numbers') return false
  return (number === 1 && isAlike === true) || (number === start + items.length && (items.length === 1 || !isAlike))
}

/** Whether an item begins a list in the middle of a text that is open: by Markdown's rule 1. alone, and nothing where an amount follows. */
function interrupts({ number, line }: Item): boolean {
  return (number === undefined || number === 1) && !amount.test(line.text)
}

const marks = ['**', '*', '`'] as const
type Mark = (typeof marks)[number]
const looks: Readonly<Record<Mark, ProsePart['look']>> = { '**': 'strong', '*': 'emphasis', '`': 'code' }

class InlineReader {
  private readonly figureOf: FigureOf
  private lines: readonly Line[] = []
  /** How many of the lines were passed, and where the first that was not stands in all of them. */
  private passed = 0
  private start = 0

  constructor(figureOf: FigureOf) {
    this.figureOf = figureOf
  }

  /** The parts of lines that are one text. */
  parts(lines: readonly Line[]): ProsePart[] {
    ;[this.lines, this.passed, this.start] = [lines, 0, 0]
    const text = lines.map((line) => line.text).join(' ')
    const parts: ProsePart[] = []
    // Where a mark does not stand again it is looked for no more, so that the time is that of the text.
    const gone = new Set<Mark>()
    let from = 0
    let at = 0
    const add = (said: Sentence, look: ProsePart['look']): void => {
      if (said.some((one) => one !== '')) parts.push({ said, look })
    }
    while (at < text.length) {
      const figure = text.startsWith('{{', at) ? this.figureAt(text, at, 0) : undefined
      if (figure !== undefined) {
        add([text.slice(from, at)], 'plain')
        add(figure.said, 'plain')
        from = at = figure.end
        continue
      }
      const mark = marks.find((one) => text.startsWith(one, at))
      if (mark === undefined) {
        at++
        continue
      }
      const isOpen = !gone.has(mark) && opens(text, mark, at)
      const end = isOpen ? text.indexOf(mark, at + mark.length + 1) : -1
      if (end < 0) {
        if (isOpen) gone.add(mark)
        at += mark.length
      } else {
        add([text.slice(from, at)], 'plain')
        const inside = text.slice(at + mark.length, end)
        if (mark === '`') add([inside], 'code')
        else add(this.withFigures(inside, at + mark.length), looks[mark])
        from = at = end + mark.length
      }
    }
    add([text.slice(from)], 'plain')
    return parts
  }

  /** Text within strong or emphasis, which begins somewhere in the whole: only figures are read in it. */
  private withFigures(text: string, begins: number): Sentence {
    const said: Sentence[number][] = []
    let from = 0
    for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', from)) {
      const figure = this.figureAt(text, at, begins)
      said.push(text.slice(from, at), ...figure.said)
      from = figure.end
    }
    return [...said, text.slice(from)]
  }

  /** What begins with braces, and where it ends: where they are not closed, with the text. */
  private figureAt(text: string, at: number, begins: number): { readonly said: Sentence; readonly end: number } {
    const close = text.indexOf('}}', at)
    const inside = close < 0 ? undefined : text.slice(at + 2, close).trim()
    return { said: this.figureOf(inside, this.offsetOf(begins + at)), end: close < 0 ? text.length : close + 2 }
  }

  /** Where in the text that was given a place of its joined lines stands. Places are asked for in their order. */
  private offsetOf(at: number): number {
    for (let line = this.lines[this.passed]; line !== undefined; line = this.lines[++this.passed]) {
      if (at <= this.start + line.text.length) return line.at + at - this.start
      this.start += line.text.length + 1
    }
    throw new Error('A figure stands in a line')
  }
}

/** A mark opens something where no blank follows it: 2 * 3 is no emphasis. */
function opens(text: string, mark: Mark, at: number): boolean {
  const next = text[at + mark.length]
  return next !== undefined && next.trim() !== ''
}
