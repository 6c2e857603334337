import type { CST, YAMLError } from 'yaml'
import { type Diagnostic, diagnose } from '../../diagnostics/catalogue.ts'
import { codePointOf, firstUnseen, withoutUnseen } from '../../diagnostics/characters.ts'
import type { SourceFile } from '../../diagnostics/span.ts'
import { mendSpace } from '../values/mend.ts'

/** What is wrong, to go on after "This cannot be read as YAML:", and where: offsets in the file. */
interface Fault {
  readonly why: string
  readonly start: number
  readonly end: number
}

/**
 * The problems of a text that the YAML package refuses, in the words of somebody who writes definitions and not parsers.
 *
 * Only the first fault of syntax is told, because those after it mostly follow from it: an indentation by tabs makes one
 * for each line. Tags are told each.
 */
export function describeYaml(
  problems: readonly YAMLError[],
  tokens: readonly CST.Token[],
  file: SourceFile,
): Diagnostic[] {
  const isTag = ({ code }: YAMLError): boolean => code === 'TAG_RESOLVE_FAILED'
  const first = problems.reduce<YAMLError | undefined>(
    (so, problem) => (isTag(problem) || (so !== undefined && so.pos[0] <= problem.pos[0]) ? so : problem),
    undefined,
  )
  const tags = problems.filter(isTag).map(({ pos: [start, end] }) => {
    const tag = file.text.slice(start, end).trim() || 'this one'
    return diagnose('unknown-tag', { file, start, end: Math.max(end, start + 1) }, { tag })
  })
  if (first === undefined) return tags
  const { why, start, end } = faultOf(first, tokens, file.text)
  return [...tags, diagnose('yaml-syntax', { file, start, end: Math.max(end, start + 1) }, { why })]
}

function faultOf(problem: YAMLError, tokens: readonly CST.Token[], text: string): Fault {
  const said = saidOf(problem, tokens, text)
  return unseenFault(said.start, text) ?? unseenAbove(said, text) ?? said
}

/** A line that YAML takes to be out of its place, because of what does not show before the text of the line above it. */
function unseenAbove({ why, start }: Fault, text: string): Fault | undefined {
  if (why !== badIndent) return undefined
  const end = text.lastIndexOf('\n', start - 1)
  const above = end <= 0 ? undefined : unseenFault(end, text)
  return above !== undefined && text.slice(text.lastIndexOf('\n', end - 1) + 1, above.start).trim() === ''
    ? above
    : undefined
}

/** A blank that is none to YAML: it keeps a key and its value together, or a line from its place. */
function unseenFault(start: number, text: string): Fault | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const line = text.slice(from, Math.min(endOfLine(text, start), from + longestLine))
  const found = firstUnseen(line)
  if (found === undefined || !isLayout(line, found.at)) return undefined
  const at = from + found.at
  return { why: `it holds ${found.name}, which does not show; put a space in its place`, start: at, end: at + 1 }
}

/** No more of a line is looked through. */
const longestLine = 1000

/** Whether a place of a line is before its text or behind a colon or a hyphen, where YAML wants a space. */
function isLayout(line: string, at: number): boolean {
  const before = withoutUnseen(line.slice(0, at)).trim()
  return before === '' || /[:-]$/.test(before)
}

const badIndent = 'this line is indented neither as those above it nor as part of them'

function saidOf({ code, message, pos: [start, end] }: YAMLError, tokens: readonly CST.Token[], text: string): Fault {
  const restOfLine = endOfLine(text, start)
  switch (code) {
    case 'TAB_AS_INDENT':
      return { why: 'a tab indents this line; indent with spaces', start, end }
    case 'BAD_SCALAR_START':
      return { why: `a value cannot start with "${text.charAt(start)}"; put it in quotes`, start, end: restOfLine }
    case 'BAD_ALIAS':
      return {
        why: `"${text.charAt(start)}" has a meaning of its own here; put the text in quotes`,
        start,
        end: restOfLine,
      }
    case 'BAD_DQ_ESCAPE': {
      const sequence = text.slice(start, start + 2)
      return {
        why: `"${sequence}" means nothing in double quotes; use single quotes, where a backslash is a backslash`,
        start,
        end: start + 2,
      }
    }
    case 'BLOCK_IN_FLOW':
      if (isDashAlone(text, start)) return { why: dashAlone, start, end: start + 1 }
      return (
        commaFault(start, restOfLine, text) ?? {
          why: 'between brackets, commas part the entries, and a text with ": " in it stands in quotes',
          start,
          end: restOfLine,
        }
      )
    case 'BLOCK_AS_IMPLICIT_KEY':
      return besideOthers(start, restOfLine, text)
    case 'MULTILINE_IMPLICIT_KEY':
      return colonless(start, restOfLine, text)
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
      return missing(message, start, end, tokens, text)
    case 'UNEXPECTED_TOKEN':
      return unexpected(message, start, end, text)
    default:
      return { why: inOurWords(message), start, end }
  }
}

/** A comma of another script, which parts nothing. */
function commaFault(start: number, end: number, text: string): Fault | undefined {
  const found = text.slice(start, Math.min(end, start + longestLine)).search(/[\uff0c\u3001\u060c\ufe50]/)
  if (found === -1) return undefined
  const at = start + found
  const comma = text.charAt(at)
  return { why: `"${comma}" is no comma (${codePointOf(comma)}); write ","`, start: at, end: at + 1 }
}

/** A line that is no "key: value", for want of a colon or of the space behind it. */
function colonless(start: number, end: number, text: string): Fault {
  const line = text.slice(start, end).trim()
  const mend = mendSpace(line)
  if (mend !== undefined) return { why: `a space is missing after the colon: "${mend}"`, start, end }
  const [other] = /[\uff1a\ufe55\u2236\ua789]/.exec(line) ?? []
  if (other !== undefined && !line.includes(':'))
    return { why: `"${other}" is no colon (${codePointOf(other)}); write ":" and a space`, start, end }
  if (/^[a-z][a-z0-9-]* ?=/.test(line)) return { why: 'a key stands before a colon and a space, not "="', start, end }
  const why = line.includes(':') ? 'a value follows its key behind a colon and a space' : 'the colon is missing'
  return { why: `this line is no "key: value": ${why}`, start, end }
}

/** A key, or an item of a list, where the value of another key stands already. */
function besideOthers(start: number, end: number, text: string): Fault {
  const line = text.slice(start, end)
  if (/^\s*-(?:\s|$)/.test(line)) {
    const dash = start + line.indexOf('-')
    return {
      why: 'an item of a list ("- ...") stands among keys; items have names here, as in "acute:"',
      start: dash,
      end,
    }
  }
  if (/:(?:\s|$)/.test(line)) return { why: 'this text holds a colon and a space; put it in quotes', start, end }
  return {
    why: 'a key has this value and, below it, keys of its own; check the indentation, or put a long text in quotes',
    start,
    end,
  }
}

function missing(message: string, start: number, end: number, tokens: readonly CST.Token[], text: string): Fault {
  if (/quote|Flow (?:map|sequence)/i.test(message)) {
    const open = unclosed(tokens)
    const what = message.includes('quote') ? 'quotation mark' : 'bracket'
    const hiding = what === 'bracket' && open !== undefined ? errorIn(text, open) : undefined
    if (hiding !== undefined) return hiding
    return { why: `this ${what} is not closed`, start: open ?? start, end: (open ?? start) + 1 }
  }
  if (message.includes('same column')) {
    const first = start + (/^[ ]*/.exec(text.slice(start))?.[0].length ?? 0)
    return {
      why: badIndent,
      start: first,
      end: endOfLine(text, first),
    }
  }
  if (message.startsWith('Implicit map keys')) {
    return colonless(start, endOfLine(text, start), text)
  }
  if (message.startsWith('Comments')) return { why: 'a comment needs a space before its "#"', start, end: start + 1 }
  if (message.includes('Missing ,')) return { why: 'a comma is missing before this', start, end }
  return { why: inOurWords(message), start, end }
}

function unexpected(message: string, start: number, end: number, text: string): Fault {
  const before = text.slice(0, start).trimEnd().at(-1)
  if (message.endsWith('at node end')) {
    const why =
      before === '"' || before === "'"
        ? 'text follows the closing quotation mark; between single quotes an apostrophe is written twice'
        : 'this does not go on from what stands before it; check the indentation'
    return { why, start, end: endOfLine(text, start) }
  }
  if (message.startsWith('Not a YAML token')) {
    const why = `a text after ">" or "|" starts on the next line, indented; to begin a text with such a sign, put it in quotes`
    return { why, start, end: endOfLine(text, start) }
  }
  if (message.includes('block-seq-ind') && isDashAlone(text, start)) return { why: dashAlone, start, end: start + 1 }
  if (message.includes('block-seq-ind'))
    return { why: 'a list starts on a line of its own, or stands in brackets: [1%, 2%]', start, end }
  return { why: `"${text.slice(start, end)}" has no meaning here`, start, end }
}

/** To YAML a dash begins an item of a list; in a spreadsheet a dash alone is how nought is shown. */
const dashAlone = 'a dash alone begins a list; for nought, write 0'
const behindDashAlone = /-[ \t]*(?:[,}\]]|\r?\n|$)/y

function isDashAlone(text: string, at: number): boolean {
  behindDashAlone.lastIndex = at
  return behindDashAlone.test(text)
}

/** The error of a spreadsheet whose `#` begins a comment, which hides all behind it in its line. */
const errorAsComment = /[:,][ \t]+(#(?:[A-Z][A-Z0-9_/]{0,30}[!?]|N\/A))/g

/** Why a bracket is not closed in a line in which such an error hides what closes it. */
function errorIn(text: string, open: number): Fault | undefined {
  errorAsComment.lastIndex = open
  const found = errorAsComment.exec(text.slice(0, endOfLine(text, open)))
  const error = found?.[1]
  if (found === null || error === undefined) return undefined
  const end = found.index + found[0].length
  const why = `"${error}" is an error of the spreadsheet that this comes from, and its "#" begins a comment here; write the value itself`
  return { why, start: end - error.length, end }
}

/** Where a bracket or a quotation mark opens that nothing closes: the last one, which is the innermost. */
function unclosed(tokens: readonly CST.Token[]): number | undefined {
  let found: number | undefined
  const open = tokens.slice()
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    if (isUnclosed(token)) found = Math.max(found ?? 0, token.offset)
    if (token.type === 'document' && token.value !== undefined) open.push(token.value)
    if (!('items' in token)) continue
    for (const { key, value } of token.items) {
      if (key) open.push(key)
      if (value) open.push(value)
    }
  }
  return found
}

function isUnclosed(token: CST.Token): boolean {
  if (token.type === 'flow-collection') return !token.end.some(({ source }) => source === '}' || source === ']')
  if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar') return false
  return token.source.length < 2 || token.source.at(-1) !== token.source[0]
}

function endOfLine(text: string, start: number): number {
  const newline = text.indexOf('\n', start)
  const end = newline === -1 ? text.length : newline
  return text.charAt(end - 1) === '\r' ? end - 1 : end
}

function inOurWords(message: string): string {
  const line = message.split('\n')[0] ?? ''
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[.:]+$/, '')
}
