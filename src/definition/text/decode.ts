import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { SourceFile } from '../../diagnostics/span.ts'
import { kindOfBytes, kindOfText, type WrongKind } from './wrong-kind.ts'

/** A larger file is no definition. */
export const mostBytes = 1_000_000
const replacement = '\ufffd'

/**
 * Turn the bytes of a file into text: UTF-8, with or without a byte-order mark, at most 1 MB. Undefined, with the
 * problem reported, for anything else.
 *
 * A lone carriage return, as old spreadsheets for the Mac end lines, becomes a line feed: the places of the text stay.
 */
export function decode(path: string, bytes: Uint8Array, tell: Tell): SourceFile | undefined {
  const nowhere = { file: { path, text: '' }, start: 0, end: 0 }
  const refuse = (why: string, span = nowhere): undefined => {
    tell(diagnose('not-utf8', span, { why }))
    return undefined
  }
  if (bytes.length > mostBytes) {
    tell(diagnose('file-too-large', nowhere, {}))
    return undefined
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refuse(' (it is UTF-16)')
  const isOther = (kind: WrongKind | undefined): boolean => {
    if (kind !== undefined) tell(diagnose('wrong-kind-of-file', nowhere, kind))
    return kind !== undefined
  }
  if (isOther(kindOfBytes(bytes))) return undefined
  if (bytes.includes(0))
    return refuse(bytes[0] === 0 || bytes[1] === 0 ? ' (it is UTF-16)' : ' (it has characters of value zero in it)')
  const decoded = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const marked = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded
  const text = marked.includes('\r') ? marked.replaceAll(/\r(?!\n)/g, '\n') : marked
  if (isOther(kindOfText(text))) return undefined
  const file = { path, text }
  if (text.includes(replacement) && !isUtf8(bytes)) {
    const start = text.indexOf(replacement)
    return refuse(': perhaps it was saved as ANSI or Windows-1252', { file, start, end: start + 1 })
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const control = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text)
  if (control !== null) {
    const code = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    tell(diagnose('control-character', { file, start: control.index, end: control.index + 1 }, { code }))
    return undefined
  }
  return file
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
