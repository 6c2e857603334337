import { read, type WorkBook } from '@e965/xlsx'
import { type Element, readXml } from './xml.ts'

/** A cell as another program reads it: what is kept of a formula is its last value. */
export interface ReadCell {
  readonly value: number | string | boolean | undefined
  readonly formula: string | undefined
  /** Whether it is an error value. */
  readonly isError: boolean
}

/** A workbook read back from its bytes, by a library that did not write it. */
export interface ReadWorkbook {
  readonly names: Readonly<Record<string, string>>
  readonly sheetNames: readonly string[]
  /** The cells of a sheet that hold something, by `B3`. */
  readonly cells: (sheet: string) => ReadonlyMap<string, ReadCell>
  /** A part of the file as text: `xl/workbook.xml`. */
  readonly part: (path: string) => string
  readonly parts: readonly string[]
  /** A part of the file, read strictly. */
  readonly xml: (path: string) => Element
}

export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const book: WorkBook & { readonly keys?: readonly string[]; readonly files?: Readonly<Record<string, unknown>> } =
    read(bytes, { cellFormula: true, cellNF: true, bookFiles: true, bookVBA: true })
  const files = (book.files ?? {}) as Readonly<Record<string, { readonly content?: Uint8Array } | undefined>>
  const part = (path: string): string => {
    const content = files[path]?.content
    if (content === undefined) throw new Error(`The workbook has no part ${path}`)
    return Buffer.from(content).toString('utf8')
  }
  return {
    names: Object.fromEntries((book.Workbook?.Names ?? []).map(({ Name, Ref }) => [Name, Ref])),
    sheetNames: book.SheetNames,
    cells: (name) => {
      const sheet = book.Sheets[name]
      if (sheet === undefined) throw new Error(`There is no sheet ${name}`)
      return new Map(
        Object.entries(sheet).flatMap(([at, cell]): [string, ReadCell][] =>
          at.startsWith('!') ? [] : [[at, { value: cell.v, formula: cell.f, isError: cell.t === 'e' }]],
        ),
      )
    },
    part,
    parts: Object.keys(files).filter((path) => /\.(?:xml|rels)$/.test(path)),
    xml: (path) => readXml(part(path).replace(' standalone="yes"', '')),
  }
}
