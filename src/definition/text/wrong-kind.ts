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

/** What a text is known by: a pattern, and words one of which stands in whatever fits it. */
interface Sign {
  readonly words: readonly string[]
  readonly pattern: RegExp
}

/** The words are looked for first: a definition has none of them, and patterns would take a fiftieth of a small run. */
function shows(start: string, { words, pattern }: Sign): boolean {
  return words.some((word) => start.includes(word)) && pattern.test(start)
}

/** Beginnings of texts that are no definition: what this program writes, and tables of other programs. */
const beginnings: readonly (Sign & { readonly kind: WrongKind })[] = [
  {
    words: ['label'],
    pattern: /^"?scenario"?,"?row"?,"?label"?,/,
    kind: { what: 'the CSV that "scenario run" writes: results', mend: giveDefinition },
  },
  { words: ['path,'], pattern: /^(?:scenario,path,same_as|path,(?:target|basis|first_order),)/, kind: ownCsv },
  {
    words: [',row,year,unit,price_base,value'],
    pattern: /^[a-z][^\n"]{0,400},row,year,unit,price_base,value\r?\n/,
    kind: ownCsv,
  },
  {
    words: ['"schemaVersion"'],
    pattern: /^\s*\{\s*"schemaVersion"/,
    kind: { what: 'the JSON that this program writes: results', mend: giveDefinition },
  },
  {
    words: ['{"scenario":'],
    pattern: /^\{"scenario":/,
    kind: { what: 'the NDJSON that "scenario run" writes: results', mend: giveDefinition },
  },
  {
    words: ['**Figures in '],
    pattern: /^# [^\n]*\n\n\*\*Figures in /,
    kind: { what: 'the Markdown that "scenario run" writes: results', mend: giveDefinition },
  },
  {
    words: ['<'],
    pattern: /^\s*<(?:!doctype )?(?:html|table)\b/i,
    kind: { what: 'a web page (HTML), as some exports are inside', mend: saveSheet },
  },
  {
    words: ['<'],
    pattern: /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<svg\b/i,
    kind: { what: 'a picture (SVG)', mend: giveText },
  },
  {
    words: ['<?xml'],
    pattern: /^\s*<\?xml/,
    kind: { what: 'XML', mend: `${giveText}; of a workbook, save the sheet as "CSV UTF-8"` },
  },
]

const ownScreen: WrongKind = { what: 'what this program prints on a screen: results', mend: giveDefinition }

/** Unit and price base at the edge of the page, or behind the title of the first line: over every table that this program prints. */
const bases: readonly Sign[] = [
  { words: ['\n£', '\nGBP'], pattern: /^(?:£|GBP)(?: [a-z ]{1,20})?, (?:cash|\d{4}\/\d\d prices)\b/m },
  {
    words: ['  £', '  GBP'],
    pattern: /^\n(?:CHECKS FAILED[^\n]*\n)?\S[^\n]* {2}(?:£|GBP)(?: [a-z ]{1,20})?, (?:cash|\d{4}\/\d\d prices)\b/,
  },
]
/** Figures, or what stands over them, set in columns by blanks. */
const columns = /^ {6}|\S {3}[ (\d]/m
/** Beginnings of lines that no definition has at the edge of the page. */
const written = ['\nUnit and price base: ', '\nThe figure above is rounded. ', '\nShortened or left out: ']
const printed: readonly Sign[] = [
  { words: ['\npass  ', '\nwarn  ', '\nFAIL  ', '\nnote  '], pattern: /^(?:pass|warn|FAIL|note) {2,}\S/m },
  {
    words: ['Check, ', 'pass: ', 'warn: ', 'FAIL: ', 'note: ', 'not tested: '].map((word) => `\n${word}`),
    pattern: /^(?:Check, )?(?:pass|warn|FAIL|note|not tested): /m,
  },
]

/** Whether a text is what commands print for people: no such line stands so in YAML, where a text of several lines is moved in. */
function isScreen(start: string): boolean {
  const lines = `\n${start}`
  const isPrinted = written.some((line) => lines.includes(line)) || printed.some((sign) => shows(lines, sign))
  return isPrinted || (bases.some((sign) => shows(lines, sign)) && columns.test(start))
}

/** The kind of a text by how it begins; undefined where it may be a definition. */
export function kindOfText(text: string): WrongKind | undefined {
  const start = text.slice(0, looked)
  if (isScreen(start)) return ownScreen
  const begun = beginnings.find((sign) => shows(start, sign))?.kind
  const isPage = begun === undefined || start.trimStart().startsWith('<')
  return isPage && endsInRecord(text) ? ownPage : begun
}

/** Whether a text ends in what the program's Markdown and pages record of how they were made. */
function endsInRecord(text: string): boolean {
  return text.endsWith('\n-->\n') && text.includes('\n<!-- provenance\n') && /^\s*[#<]/.test(text.slice(0, looked))
}
