/** What a file is that is no text of a definition, and what to do with it: to go on after "The file is". */
export interface WrongKind {
  readonly what: string
  readonly mend: string
}

const saveSheet = 'Save its sheet as "CSV UTF-8" and give that'
const giveText = 'Give a definition in YAML or CSV'
const giveDefinition = 'Give the definition that it was made from'

/** Enough of a file to know it by. */
const looked = 4096

/** First bytes that say what a file is, in Latin-1. */
const signatures: readonly (readonly [string, WrongKind])[] = [
  ['\xd0\xcf\x11\xe0', { what: 'an old Office file, such as an Excel workbook (.xls)', mend: saveSheet }],
  ['%PDF', { what: 'a PDF', mend: `${giveText}; figures of a PDF are copied by hand` }],
  ['{\\rtf', { what: 'a text with formats (RTF)', mend: 'Save it as plain text, UTF-8' }],
  ['\x1f\x8b', { what: 'packed (gzip)', mend: 'Unpack it first' }],
  ['\x89PNG', { what: 'a picture (PNG)', mend: giveText }],
  ['\xff\xd8\xff', { what: 'a picture (JPEG)', mend: giveText }],
]

/** Names within a zip file by which the program that wrote it is known. */
const zipped: readonly (readonly [string, WrongKind])[] = [
  ['opendocument.spreadsheet', { what: 'a LibreOffice workbook (.ods)', mend: saveSheet }],
  ['opendocument.text', { what: 'a LibreOffice document (.odt)', mend: giveText }],
  ['word/', { what: 'a Word document (.docx)', mend: giveText }],
  ['ppt/', { what: 'a PowerPoint file (.pptx)', mend: giveText }],
  ['xl/', { what: 'an Excel workbook (.xlsx)', mend: saveSheet }],
  ['Index/', { what: 'a Numbers workbook', mend: saveSheet }],
  ['[Content_Types].xml', { what: 'an Office file, such as an Excel workbook (.xlsx)', mend: saveSheet }],
  ['', { what: 'a zip file', mend: 'Unpack it first' }],
]

/** The kind of a file by its first bytes; undefined where it may be text. */
export function kindOfBytes(bytes: Uint8Array): WrongKind | undefined {
  const first = latin1(bytes.subarray(0, 4))
  const found = signatures.find(([signature]) => first.startsWith(signature.slice(0, 4)))
  if (found !== undefined || !first.startsWith('PK\x03\x04')) return found?.[1]
  // The list of what is in it stands at the end.
  const names = latin1(bytes.subarray(0, looked)) + latin1(bytes.subarray(Math.max(0, bytes.length - looked)))
  return zipped.find(([name]) => names.includes(name))?.[1]
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

const ownCsv: WrongKind = { what: 'CSV that this program writes: results', mend: giveDefinition }
const ownPage: WrongKind = { what: 'a document that this program writes: results', mend: giveDefinition }

/** Beginnings of texts that are no definition: what this program writes, and tables of other programs. */
const beginnings: readonly (readonly [RegExp, WrongKind])[] = [
  [/^"?scenario"?,"?row"?,"?label"?,/, { what: 'the CSV that "scenario run" writes: results', mend: giveDefinition }],
  [/^(?:scenario,path,same_as|path,(?:target|basis|first_order),)/, ownCsv],
  [/^[a-z][^\n"]{0,400},row,year,unit,price_base,value\r?\n/, ownCsv],
  [/^\s*\{\s*"schemaVersion"/, { what: 'the JSON that this program writes: results', mend: giveDefinition }],
  [/^\{"scenario":/, { what: 'the NDJSON that "scenario run" writes: results', mend: giveDefinition }],
  [/^# [^\n]*\n\n\*\*Figures in /, { what: 'the Markdown that "scenario run" writes: results', mend: giveDefinition }],
  [/^\s*<(?:!doctype )?(?:html|table)\b/i, { what: 'a web page (HTML), as some exports are inside', mend: saveSheet }],
  [/^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<svg\b/i, { what: 'a picture (SVG)', mend: giveText }],
  [/^\s*<\?xml/, { what: 'XML', mend: `${giveText}; of a workbook, save the sheet as "CSV UTF-8"` }],
]

const ownScreen: WrongKind = { what: 'what this program prints on a screen: results', mend: giveDefinition }

/** Unit and price base at the edge of the page, or behind the title of the first line: over every table that this program prints. */
const bases = [
  /^(?:£|GBP)(?: [a-z ]{1,20})?, (?:cash|\d{4}\/\d\d prices)\b/m,
  /^(?:CHECKS FAILED[^\n]*\n)?\S[^\n]* {2}(?:£|GBP)(?: [a-z ]{1,20})?, (?:cash|\d{4}\/\d\d prices)\b/,
]
/** Figures, or what stands over them, set in columns by blanks. */
const columns = /^ {6}|\S {3}[ (\d]/m
/** Lines that no definition has at the edge of the page. */
const printed = [
  /^Unit and price base: /m,
  /^(?:pass|warn|FAIL|note) {2,}\S/m,
  /^(?:Check, )?(?:pass|warn|FAIL|note|not tested): /m,
  /^The figure above is rounded\. /m,
  /^Shortened or left out: /m,
]

/** Whether a text is what commands print for people: no such line stands so in YAML, where a text of several lines is moved in. */
function isScreen(start: string): boolean {
  return printed.some((line) => line.test(start)) || (bases.some((basis) => basis.test(start)) && columns.test(start))
}

const mayBegin = /^\s*["a-z{#<]/

/** The kind of a text by how it begins; undefined where it may be a definition. */
export function kindOfText(text: string): WrongKind | undefined {
  const start = text.slice(0, looked)
  if (isScreen(start)) return ownScreen
  if (!mayBegin.test(start)) return undefined
  const begun = beginnings.find(([beginning]) => beginning.test(start))?.[1]
  const isPage = begun === undefined || start.trimStart().startsWith('<')
  return isPage && endsInRecord(text) ? ownPage : begun
}

/** Whether a text ends in what the program's Markdown and pages record of how they were made. */
function endsInRecord(text: string): boolean {
  return /^\s*[#<]/.test(text.slice(0, looked)) && text.endsWith('\n-->\n') && text.includes('\n<!-- provenance\n')
}
