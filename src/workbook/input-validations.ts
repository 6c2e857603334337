import type { Input } from '../definition/definition.ts'
import { boundInWords } from '../definition/values/bounds.ts'
import { plausibleGrowth } from '../open/warn-of-growth.ts'
import { columnLetters } from './address.ts'
import { type InputPart, isTypedOnce } from './place-inputs.ts'
import type { Validation } from './sheet.ts'
import { columnOfYear, plainColumn } from './timeline.ts'

/** What may be typed somewhere. */
type Taken = Omit<Extract<Validation, { readonly is: 'number' }>, 'range' | 'prompt'>

/** Cells of some rows in which the same may be typed. */
interface Typed {
  readonly columns: string
  readonly taken: Taken
  readonly first: number
  last: number
}

/**
 * What may be typed into the figures of a scenario: numbers, within what the key of a definition takes; growth that is allowed and probably a slip
 * is asked about. `start` is the row of the first part. Rows that follow one another and take the same are one.
 */
export function inputValidations(parts: readonly InputPart[], scenario: number, start: number): Validation[] {
  const found: Typed[] = []
  for (const [at, part] of parts.entries()) {
    const input = part.is === 'input' ? (part.inputs[scenario] ?? part.inputs[0]) : undefined
    if (input === undefined || input.isSetting === true) continue
    const row = start + at
    const [columns, taken] = [columnsOf(input), takenBy(input)]
    const last = found.at(-1)
    if (last !== undefined && last.last === row - 1 && last.columns === columns && isAlike(last.taken, taken))
      last.last = row
    else found.push({ columns, taken, first: row, last: row })
  }
  return found.map(({ columns, taken, first, last }) => {
    const [from = '', to = from] = columns.split(':')
    return { range: `${from}${first}:${to}${last}`, ...taken }
  })
}

function columnsOf(input: Input): string {
  if (isTypedOnce(input)) return columnLetters(plainColumn)
  return `${columnLetters(columnOfYear(0))}:${columnLetters(columnOfYear(input.values.length - 1))}`
}

function takenBy({ entry }: Input): Taken {
  const key = entry?.key
  if (key?.growth === true) {
    const most = plausibleGrowth.toNumber()
    return { is: 'number', least: -most, most, isAsked: true, says: askedOfGrowth }
  }
  const bounds = [key?.lowest, key?.highest].flatMap((bound) => bound ?? [])
  const must = key === undefined ? [] : bounds.map((bound) => `It must be ${boundInWords(key, bound)}: ${bound.why}.`)
  return {
    is: 'number',
    ...(key?.lowest && { least: key.lowest.at }),
    ...(key?.highest && { most: key.highest.at }),
    says: must.length === 0 ? 'It must be a number.' : must.join(' '),
  }
}

const askedOfGrowth = `Growth beyond ${plausibleGrowth.times(100).toFixed()}% either way is probably a slip: four per cent is 4%, and 4 is 400%. The sheet Checks says so of it, and fails what a definition would be refused for.`

function isAlike(one: Taken, other: Taken): boolean {
  return one.least === other.least && one.most === other.most && one.says === other.says
}
