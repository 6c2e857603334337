import type { Input } from '../definition/definition.ts'
import type { Bound, ValueKey } from '../definition/keys/key-types.ts'
import { beyondOf, boundInWords } from '../definition/values/bounds.ts'
import type { Horizon } from '../definition/values/years.ts'
import { plausibleGrowth } from '../open/warn-of-growth.ts'
import { absolute, columnLetters } from './address.ts'
import type { SheetLine } from './line.ts'
import { verbatim } from './said.ts'
import type { SheetCell } from './sheet.ts'
import { columnAfter, lastColumn, plainColumn } from './timeline.ts'

// What the program says of a figure that is typed, said by the workbook: one that a definition would be refused for, and one that is allowed
// and probably not meant.

/** The words of a row, first that of a figure without a meaning. */
export const doubts = { refused: 'refused', unlikely: 'unlikely' } as const
type Doubt = keyof typeof doubts

/** The columns that say it, after those on what was issued. */
export const doubtColumns = [
  ['In doubt', 10],
  ['Why', 44],
] as const

export const doubtAt = 4

/** Something that is wrong with a row of figures: the condition in cells, the same of a value, and what is said of it. */
interface Objection {
  readonly doubt: Doubt
  readonly condition: string
  readonly holds: (value: NonNullable<Input['values'][number]>) => boolean
  /** A formula of a text, and the text. */
  readonly says: { readonly formula: string; readonly text: string }
}

/** The two cells of a row of figures; nothing where any number will do. `growth` is the line of the growth that is likely. */
export function doubtCells(input: Input, row: number, horizon: Horizon, growth: SheetLine): SheetCell[] {
  const { key } = input.entry ?? {}
  const objections = key === undefined ? [] : objectionsTo(key, row, horizon, growth)
  if (objections.length === 0 || input.isSetting === true) return []
  const values = input.values.flatMap((value) => value ?? [])
  const found = objections.find(({ holds }) => values.some(holds))
  const formula = (of: (objection: Objection) => string): string =>
    objections.reduceRight((otherwise, one) => `IF(${one.condition},${of(one)},${otherwise})`, '""')
  return [
    { value: found?.doubt ?? '', formula: formula(({ doubt }) => `"${doubt}"`), look: 'check' },
    { value: found?.says.text ?? '', formula: formula(({ says }) => says.formula), look: 'note' },
  ]
}

function objectionsTo(key: ValueKey, row: number, horizon: Horizon, growth: SheetLine): Objection[] {
  const cells = `$${columnLetters(plainColumn)}${row}:$${columnLetters(lastColumn(horizon))}${row}`
  const [least, most] = [`MIN(${cells})`, `MAX(${cells})`]
  const asNumber = `COUNT(${cells})>0`
  const beyond = (bound: Bound | undefined, own: string, than: '<' | '>'): Objection[] => {
    if (bound === undefined) return []
    return [
      {
        doubt: 'refused',
        // A row without a number has neither a least nor a largest.
        condition: `AND(${asNumber},${own}${than}${bound.included ? '' : '='}${bound.at})`,
        holds: (value) => beyondOf(key, value) === bound,
        says: verbatim(`It must be ${boundInWords(key, bound)}: ${bound.why}.`),
      },
    ]
  }
  const limit = absolute(growth.sheet, plainColumn, growth.row)
  return [
    ...beyond(key.lowest, least, '<'),
    ...beyond(key.highest, most, '>'),
    ...(key.growth === true
      ? [
          {
            doubt: 'unlikely',
            condition: `OR(${most}>${limit},${least}<-${limit})`,
            holds: (value) => value.abs().gt(plausibleGrowth),
            says: {
              formula: `"It is beyond "&TEXT(${limit},"0%")&" either way. Check the figure."`,
              text: `It is beyond ${plausibleGrowth.times(100).toFixed()}% either way. Check the figure.`,
            },
          } satisfies Objection,
        ]
      : []),
    ...(key.directed === true
      ? [
          {
            doubt: 'unlikely',
            condition: `${least}<0`,
            holds: (value) => value.isNegative() && !value.isZero(),
            says: verbatim(
              'It is a positive amount named for its direction, so a negative one turns it round. Check the sign.',
            ),
          } satisfies Objection,
        ]
      : []),
  ]
}

/** The cells in which rows say it. */
export function doubtRange({ from, to }: { readonly from: number; readonly to: number }, horizon: Horizon): string {
  const letters = columnLetters(columnAfter(horizon, doubtAt))
  return `${letters}${from}:${letters}${to}`
}
