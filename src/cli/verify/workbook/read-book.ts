import type { Archive } from './archive.ts'
import { attribute, marksOf } from './markup.ts'

/** A cell as a file holds it: what it shows, and whether a formula makes that. */
export interface BookCell {
  readonly value: string | number
  readonly isFormula: boolean
}

export interface Book {
  /** What saved it, as it calls itself. */
  readonly savedBy: string
  /** By name, in the order of their tabs; cells by `B3`, row by row. */
  readonly sheets: ReadonlyMap<string, ReadonlyMap<string, BookCell>>
  /** The names that were given to cells, by `Inputs!H5`. */
  readonly names: ReadonlyMap<string, string>
}

/** Read the cells of a workbook, with the values that were last worked out. */
export function readBook(archive: Archive): Book {
  const texts = new Map<string, string>()
  const part = (name: string): string => {
    const known = texts.get(name) ?? new TextDecoder().decode(archive.get(name) ?? new Uint8Array())
    texts.set(name, known)
    return known
  }
  const strings = stringsIn(part('xl/sharedStrings.xml'))
  const targets = new Map<string, string>()
  for (const { is, name, text } of marksOf(part('xl/_rels/workbook.xml.rels'))) {
    const [id, target] = [attribute(text, 'Id'), attribute(text, 'Target')]
    if (is !== 'open' || name !== 'Relationship' || id === undefined || target === undefined) continue
    targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const sheets = new Map<string, ReadonlyMap<string, BookCell>>()
  const names = new Map<string, string>()
  let defined: string | undefined
  for (const { is, name, text } of marksOf(part('xl/workbook.xml'))) {
    if (is === 'open' && name === 'sheet')
      sheets.set(
        attribute(text, 'name') ?? '',
        cellsIn(part(targets.get(attribute(text, 'r:id') ?? '') ?? ''), strings),
      )
    // A name of one sheet alone is none for people: what is printed, what is filtered.
    if (name === 'definedName')
      defined = is === 'open' && attribute(text, 'localSheetId') === undefined ? attribute(text, 'name') : undefined
    if (is === 'text' && defined !== undefined) names.set(text.replaceAll(/[$']/g, ''), defined)
  }
  return { savedBy: savedBy(part('docProps/app.xml')), sheets, names }
}

/** Text properties that people or programs gave a file. */
export function propertiesIn(archive: Archive): ReadonlyMap<string, string> {
  const xml = new TextDecoder().decode(archive.get('docProps/custom.xml') ?? new Uint8Array())
  const properties = new Map<string, string>()
  let own: string | undefined
  let value = ''
  for (const { is, name, text } of marksOf(xml)) {
    if (name === 'property' && is === 'open') own = attribute(text, 'name')
    if (is === 'open') value = ''
    if (is === 'text') value += text
    if (is === 'close' && name === 'lpwstr' && own !== undefined) properties.set(own, value)
  }
  return properties
}

/** The name of the program, without the machine that it ran on. */
function savedBy(xml: string): string {
  let isOwn = false
  for (const { is, name, text } of marksOf(xml)) {
    if (name === 'Application') isOwn = is === 'open'
    if (is === 'text' && isOwn) return (text.split('$')[0] ?? '').replace('/', ' ').slice(0, 60)
  }
  return ''
}

function stringsIn(xml: string): string[] {
  const strings: string[] = []
  const reading = new TextReading()
  for (const mark of marksOf(xml)) {
    reading.take(mark)
    if (mark.is === 'close' && mark.name === 'si') strings.push(reading.take())
  }
  return strings
}

/** Text in one run or several; how it is spoken in another script is none of it. */
class TextReading {
  private said = ''
  private isText = false
  private isSpoken = false

  take(mark?: { readonly is: string; readonly name: string; readonly text: string }): string {
    if (mark === undefined) {
      const whole = this.said
      this.said = ''
      return whole
    }
    if (mark.name === 't') this.isText = mark.is === 'open'
    if (mark.name === 'rPh') this.isSpoken = mark.is === 'open'
    if (mark.is === 'text' && this.isText && !this.isSpoken) this.said += mark.text
    return ''
  }
}

/** The cells of a sheet that hold something. */
function cellsIn(xml: string, strings: readonly string[]): ReadonlyMap<string, BookCell> {
  const cells = new Map<string, BookCell>()
  const inline = new TextReading()
  let [address, type, value, within] = ['', 'n', '', '']
  let isFormula = false
  for (const mark of marksOf(xml)) {
    const { is, name, text } = mark
    inline.take(mark)
    if (is === 'text') {
      if (within === 'v') value += text
      continue
    }
    within = is === 'open' ? name : ''
    if (name === 'f') isFormula = true
    if (name !== 'c') continue
    if (is === 'open') {
      address = attribute(text, 'r') ?? ''
      type = attribute(text, 't') ?? 'n'
      value = ''
      isFormula = false
      inline.take()
      continue
    }
    const words = inline.take()
    const shown =
      type === 'inlineStr'
        ? words
        : type === 's'
          ? (strings[Number(value)] ?? '')
          : type === 'n' && value !== ''
            ? Number(value)
            : value
    if (shown !== '' || isFormula) cells.set(address, { value: shown, isFormula })
  }
  return cells
}
