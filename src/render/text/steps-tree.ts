import { textWidth, wrap } from '../../base/text-width.ts'
import type { FigureStep, InputStep, Step } from '../../explain/explanation.ts'
import { asciiFigureSigns, asciiWordSigns, figureSigns, wordSigns } from '../../formula/print.ts'
import type { Derivation } from '../../report/document.ts'
import { sentenceText } from '../../report/sentence.ts'
import { toAscii } from '../ascii.ts'
import type { Page } from '../page.ts'
import { aboutOf, digitsOf, titleOf } from '../steps/head.ts'
import { figureParts, inputParts } from '../steps/parts.ts'
import { conversionText, type Voice } from '../steps/phrases.ts'
import { sourceSentences } from '../steps/sources.ts'
import { statementLines, yearLines } from './step-columns.ts'
import { hanging, wrapFormula } from './wrap-formula.ts'

/** Wider marks push their first line only. */
const widestMark = 6
/** Sources and notes are hard to read in longer lines. */
const widestProse = 100

/** What the lines of a step are laid out by. */
interface Room {
  readonly room: number
  readonly voice: Voice
  readonly page: Page
  /** Text as it may be printed: in ASCII where that was asked for, before it is wrapped. */
  readonly say: (text: string) => string
  /** Long sources by text, with the step that told them. */
  readonly cited: Map<string, string>
}

/** How a figure was made as a tree of steps, each with its formula in words and in figures. */
export function stepsTree({ explanation, file, decimals, deeper }: Derivation, page: Page): string[] {
  const { why, steps, conversions = [] } = explanation
  const { paint, width, ascii } = page
  const voice: Voice = {
    words: ascii ? asciiWordSigns : wordSigns,
    figures: ascii ? asciiFigureSigns : figureSigns,
    brackets: true,
    refer: (step) => `[${step}]`,
    digits: digitsOf(explanation),
  }
  const say = ascii ? toAscii : (text: string): string => text
  const prose = Math.min(width, widestProse)
  const about = aboutOf(explanation, decimals, voice)
  const lines = [
    ...wrap(say(titleOf(explanation, file, decimals, voice)), width).map(paint.heading),
    ...about.flatMap((note) => wrap(say(note), prose)).map(paint.muted),
    ...(why.length === 0 ? [] : ['', ...wrap(say(why.join(' ')), prose)]),
  ]
  const cited = new Map<string, string>()
  let before: Step | undefined
  for (const step of steps) {
    const indent = ' '.repeat(2 * Math.max(0, step.level - 1))
    const mark = step.number === '' ? '' : `[${step.number}] `
    const hang = indent + ' '.repeat(Math.min(mark.length, widestMark))
    const room = Math.max(30, width - hang.length - Math.max(0, mark.length - widestMark))
    const within: Room = { room, voice, page, say, cited }
    const follows = step.is === 'input' && before?.is === 'input' && step.level >= before.level
    const own = step.is === 'figure' ? figureLines(step, within) : inputLines(step, within)
    lines.push(...(follows ? [] : ['']), ...own.map((line, at) => (at === 0 ? indent + mark : hang) + line))
    before = step
  }
  const converted = conversions.map((conversion) => say(conversionText(conversion, voice)))
  if (converted.length > 0) lines.push('', ...converted.flatMap((line) => hanging(line, width, 4)))
  if (deeper.length > 0) lines.push('', ...deeper.flatMap((sentence) => wrap(sentenceText(sentence), width)))
  return lines.map((line) => line.trimEnd())
}

function figureLines(step: FigureStep, { room, voice, page, say }: Room): string[] {
  const parts = figureParts(step, voice)
  if (parts === undefined) return []
  const { names, others, body } = parts
  const [label, words] = [say(parts.label), say(parts.words)]
  const muted = (sentences: readonly string[]): string[] =>
    sentences.flatMap((sentence) => hanging(say(sentence), room, 2)).map(page.paint.muted)
  const shown = (): string[] => {
    switch (body.is) {
      case 'statement': {
        const terms = body.terms.map((term) => ({ ...term, name: say(term.name) }))
        const table = { label, terms, years: body.working.years, unit: step.unit }
        return [`${label} =`, ...indented(statementLines(table, room - 2, voice, page.ascii ? '-' : '\u2500'))]
      }
      case 'equation':
        return equation(label, words, body.sides, room)
      case 'years':
        return [
          ...equation(label, words, [], room),
          ...others.flatMap(({ years, words: of }) => indented(equation(`in ${years}`, say(of), [], room - 2))),
          ...indented(yearLines(body.runs, room - 2)),
        ]
    }
  }
  return [
    ...names.flatMap(({ chain, nothing }) => [...hanging(say(chain.join(' = ')), room, 4), ...muted(nothing)]),
    ...shown(),
    ...muted(parts.nothing),
  ]
}

/** `label = right`, and further right sides under it; the equals signs line up where the label is short. */
function equation(label: string, right: string, more: readonly string[], room: number): string[] {
  const margin = textWidth(label) <= Math.min(30, room / 3) ? textWidth(label) + 1 : 4
  const [first = '', ...rest] = wrapFormula(`${label} = ${right}`, room, room - margin - 2)
  return [
    first,
    ...rest.map((line) => ' '.repeat(margin + 2) + line),
    ...more.flatMap((text) => hanging(`= ${text}`, room - margin, 2)).map((line) => ' '.repeat(margin) + line),
  ]
}

function inputLines(step: InputStep, { room, voice, page, say, cited }: Room): string[] {
  const { input, number } = step
  const { name, said, nothing } = inputParts(step, voice)
  const [only] = said
  const isOne = only !== undefined && said.length === 1
  const values = isOne
    ? [`${name}: ${only.text}`]
    : [`${name}:`, ...said.map(({ text, place }) => `  ${[text, place].filter(Boolean).join(': ')}`)]
  const path = isOne ? [input.path, only.place].filter(Boolean).join(', ') : input.path
  const details = [path, ...nothing, ...sourceSentences(input, number, cited, voice.refer)]
  const prose = Math.min(room, widestProse)
  return [
    ...values.flatMap((line) => hanging(say(line), room, 4)),
    ...details.flatMap((line) => hanging(say(line), prose, 2)).map(page.paint.muted),
  ]
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
