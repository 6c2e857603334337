import { columnOf, placeOf } from './sheet-cells.ts'

/** A piece of a formula of a spreadsheet. */
type SheetToken =
  | { readonly is: 'text' | 'number' | 'name' | 'function' | 'sign' | 'error'; readonly text: string }
  | {
      readonly is: 'reference'
      readonly text: string
      readonly sheet: string | undefined
      readonly from: Corner
      readonly to: Corner
    }

interface Corner {
  readonly column: number
  readonly row: number
  readonly isColumnFixed: boolean
  readonly isRowFixed: boolean
}

const corner = String.raw`(\$?)([A-Z]{1,3})(\$?)([0-9]+)`
const pieces: readonly (readonly [SheetToken['is'] | 'blank', RegExp])[] = [
  ['blank', /\s+/y],
  ['text', /"(?:[^"]|"")*"/y],
  [
    'reference',
    new RegExp(`(?:('(?:[^']|'')+'|[A-Za-z][A-Za-z0-9]*)!)?${corner}(?::${corner})?(?![A-Za-z0-9_.(])`, 'y'),
  ],
  ['function', /[A-Z][A-Z0-9.]*(?=\()/y],
  ['number', /[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?/y],
  ['error', /#[A-Z/0]+[!?]?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_.]*/y],
  ['sign', /<>|<=|>=|[-+*/^&=<>(),%]/y],
]

/** A formula in its pieces. Throws on what no piece is. */
function sheetTokens(formula: string): SheetToken[] {
  const tokens: SheetToken[] = []
  let at = 0
  while (at < formula.length) {
    const before = at
    for (const [is, piece] of pieces) {
      piece.lastIndex = at
      const found = piece.exec(formula)
      if (found === null) continue
      at += found[0].length
      if (is === 'reference') tokens.push(referenceOf(found))
      else if (is !== 'blank') tokens.push({ is, text: found[0] })
      break
    }
    if (at === before) throw new Error(`${formula.slice(at, at + 20)} is no piece of a formula: ${formula}`)
  }
  return tokens
}

function referenceOf(found: RegExpExecArray): SheetToken {
  const [text, prefix, ...parts] = found
  const cornerOf = (from: number): Corner => ({
    isColumnFixed: parts[from] === '$',
    column: columnOf(parts[from + 1] ?? ''),
    isRowFixed: parts[from + 2] === '$',
    row: Number(parts[from + 3]),
  })
  const sheet = prefix?.startsWith("'") ? prefix.slice(1, -1).replaceAll("''", "'") : prefix
  const from = cornerOf(0)
  return { is: 'reference', text, sheet, from, to: parts[5] === undefined ? from : cornerOf(4) }
}

/** The places that a formula on a sheet reads. */
export function readBy(formula: string, sheet: string): string[] {
  return sheetTokens(formula).flatMap((token) => {
    if (token.is !== 'reference') return []
    const places: string[] = []
    for (let row = token.from.row; row <= token.to.row; row++)
      for (let column = token.from.column; column <= token.to.column; column++)
        places.push(placeOf(token.sheet ?? sheet, column, row))
    return places
  })
}

/** The functions that a formula calls. */
export function functionsIn(formula: string): string[] {
  return sheetTokens(formula).flatMap((token) => (token.is === 'function' ? [token.text] : []))
}
