import { padLeft, textWidth, wrap } from '../base/text-width.ts'
import type { Entry } from '../definition/values/entry.ts'
import { place } from '../diagnostics/span.ts'
import {
  checkInWords,
  countsInWords,
  limitInWords,
  many,
  measuredInWords,
  spreadInWords,
} from '../report/check-words.ts'
import type { JudgedCheck, Mark, ScenarioVerdict, Verdict } from '../report/verdict.ts'
import { toAscii } from './cells.ts'
import type { Layout } from './paint.ts'

const word: Readonly<Record<Mark, string>> = { pass: 'pass', fail: 'FAIL', warn: 'warn', 'not-tested': 'not tested' }
const order: readonly Mark[] = ['fail', 'warn', 'not-tested', 'pass']
const indent = '      '

/**
 * A verdict as text for people: for each scenario its checks, the worst first; then the values that name no source; then
 * how many of each. Plain text says the same, one sentence a line.
 */
export function renderCheckText(verdict: Verdict, layout: Layout): string {
  const blocks = [
    ...verdict.scenarios.map((scenario) => scenarioLines(scenario, layout)),
    sourceLines(verdict.withoutSource, layout),
    closing(verdict, layout),
  ].filter((lines) => lines.length > 0)
  const text = `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
  return layout.ascii ? toAscii(text) : text
}

function scenarioLines(verdict: ScenarioVerdict, layout: Layout): string[] {
  const { path, scenario, errors, checks } = verdict
  const title = scenario?.definition.title ?? path
  const wrong = errors.length === 0 ? [] : wrongLines(errors.length, scenario === undefined, layout)
  const sorted = [...checks].sort((left, right) => order.indexOf(left.mark) - order.indexOf(right.mark))
  return [...heading(title, path, layout), ...wrong, ...sorted.flatMap((judged) => checkLines(judged, verdict, layout))]
}

function heading(title: string, path: string, { width, plain, paint }: Layout): string[] {
  if (title === path) return [paint.heading(path)]
  if (plain) return [`${title} (${path})`]
  const room = width - textWidth(path) - 2
  const first = paint.heading(title)
  if (textWidth(title) > room) return [...wrap(title, width).map(paint.heading), paint.muted(path)]
  return [`${first}${paint.muted(padLeft(path, width - textWidth(title)))}`]
}

function wrongLines(count: number, unread: boolean, layout: Layout): string[] {
  const rest = unread ? ', so nothing could be checked' : ''
  return item('fail', [`The definition has ${many(count, 'error')}${rest}`], layout)
}

function checkLines({ check, mark }: JudgedCheck, { unit }: ScenarioVerdict, layout: Layout): string[] {
  const style = { unit, decimals: layout.decimals }
  if (layout.plain || mark === 'pass') return item(mark, [checkInWords(check, style)], layout)
  const limit = limitInWords(check, style)
  const found = `${measuredInWords(check, style)}${limit === undefined ? '' : `; it must be ${limit}`}`
  const figures = mark === 'not-tested' ? [] : [found]
  const rest = [spreadInWords(check, style), check.detail].filter((part) => part !== undefined)
  return item(mark, [check.title, ...figures, ...rest], layout)
}

/** Paragraphs beside the word that says how it went. */
function item(mark: Mark, paragraphs: readonly string[], { width, plain, paint }: Layout): string[] {
  if (plain) return paragraphs.map((text) => `${word[mark]}: ${text.endsWith('.') ? text : `${text}.`}`)
  const style = mark === 'pass' ? paint.pass : mark === 'fail' ? paint.fail : paint.heading
  const head = mark === 'not-tested' ? [style(word[mark])] : []
  const lines = paragraphs.flatMap((text) => wrap(text, width - indent.length)).map((line) => indent + line)
  const [first = '', ...rest] = lines
  return head.length > 0 ? [...head, ...lines] : [`${style(word[mark])}${first.slice(word[mark].length)}`, ...rest]
}

function sourceLines(entries: readonly Entry[], { plain, width, paint }: Layout): string[] {
  if (entries.length === 0) return []
  const list = entries.map((entry) => {
    const at = place(entry.span)
    if (plain) return [`${entry.path}, ${at}`]
    const line = `  ${at}  ${entry.path}`
    return textWidth(line) <= width ? [line] : [`  ${at}`, `    ${entry.path}`]
  })
  return [paint.heading(`Values without a source (${entries.length})`), ...list.flat()]
}

function closing(verdict: Verdict, { width, plain, paint }: Layout): string[] {
  const { counts } = verdict
  const failed = counts.wrong > 0 || counts.failed > 0
  const [mark, rest] = [failed ? 'FAIL' : 'pass', countsInWords(counts)]
  if (plain) return [`${mark}: ${rest}`]
  const [first = '', ...more] = wrap(rest, width - indent.length)
  return [`${(failed ? paint.fail : paint.pass)(mark)}  ${first}`, ...more.map((line) => indent + line)]
}
