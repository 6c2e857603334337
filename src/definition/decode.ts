import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import type { SourceFile } from '../diagnostics/span.ts'

const mostBytes = 1_000_000

/**
 * Turn the bytes of a file into text: UTF-8, with or without a byte-order mark, at most 1 MB. Undefined, with the
 * problem reported, for anything else.
 */
export function decode(path: string, bytes: Uint8Array, report: Report): SourceFile | undefined {
  const nowhere: SourceFile = { path, text: '' }
  const refuse = (why: string): undefined => {
    report(diagnose('not-utf8', { file: nowhere, start: 0, end: 0 }, { why }))
    return undefined
  }
  if (bytes.length > mostBytes) {
    report(diagnose('file-too-large', { file: nowhere, start: 0, end: 0 }, { bytes: bytes.length }))
    return undefined
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return refuse(' (it is UTF-16)')
  if (bytes.includes(0)) return refuse(' (it has zero bytes)')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  if (text.includes('\ufffd') && !isUtf8(bytes)) return refuse(': perhaps it was saved as ANSI or Windows-1252')
  const file = { path, text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const control = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(file.text)
  if (control !== null) {
    const code = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    report(diagnose('control-character', { file, start: control.index, end: control.index + 1 }, { code }))
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
