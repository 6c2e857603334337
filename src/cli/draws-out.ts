import { extname } from 'node:path'
import { one } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import { twelveDigits } from '../base/twelve-digits.ts'
import type { Row } from '../model/row.ts'
import type { DrawnBlock } from '../questions/simulate/drawing.ts'
import { type Format, formats } from '../render/formats.ts'
import { offScreen } from '../render/page.ts'
import { RowFigures } from '../report/varied-words.ts'
import type { View } from '../report/views/view.ts'
import { type Exit, exit } from './exit.ts'
import { type Host, UsageError } from './host.ts'
import { madeOf } from './made-of.ts'
import type { Repeated } from './program.ts'
import { putInPlace } from './write-result.ts'

/** A file of every draw while they come. */
export interface DrawsFile {
  readonly add: (drawn: DrawnBlock) => void
  /** Put it in its place, or take it away again where draws are missing. */
  readonly end: (isWhole: boolean) => Exit
}

const offered = formats.filter(({ name }) => name === 'csv' || name === 'ndjson')

/** The format that the name of a file says, which alone can say it. */
function formatOf(target: string): Format {
  const named = offered.find(({ extensions }) => extensions.includes(extname(target).toLowerCase()))
  if (named !== undefined) return named
  const endings = listInWords(
    offered.flatMap(({ extensions }) => extensions),
    'or',
  )
  throw new UsageError(`--draws-out ${target}: its name does not say how draws are written. End it in ${endings}.`)
}

/**
 * A record a draw, written as they come: its number, then each row in each year, to twelve digits in the unit of the view. Throws a
 * `UsageError` for a file of another kind.
 */
export async function beginDraws(
  target: string,
  rows: readonly Row[],
  view: View,
  options: Repeated,
  host: Host,
): Promise<DrawsFile> {
  if (target === '-') throw new UsageError('--draws-out needs the name of a file: standard output holds the answer.')
  const output = { target, format: formatOf(target) }
  const { recordFormat } = await output.format.load()
  if (recordFormat === undefined) throw new Error(`${target} has no format for records`)
  const { base, count } = view.scenario.definition.horizon
  const years = Array.from({ length: count + 1 }, (_, index) => printYear(base + index))
  const names = ['draw', ...rows.flatMap(({ path }) => years.map((year) => `${path} ${year}`))]
  const columns = names.map((name) => ({ name, is: 'figure' as const }))
  const { version } = madeOf('simulate', 'records', output, options, host)
  const writer = recordFormat({ columns, data: {}, version, provenance: undefined }, offScreen)
  const factors = rows.map((row) => new RowFigures(view.scenario, row, view).inView(one).toNumber())
  const file = host.begin(target)
  file.write(writer.head)
  return {
    add: ({ block, results }) => {
      let text = ''
      for (let at = 0; at < block.count; at++) {
        const values = results.flatMap((own, row) =>
          own.map((drawn) => {
            const value = drawn[at] as number
            return Number.isNaN(value) ? undefined : twelveDigits(value * (factors[row] ?? 1))
          }),
        )
        // Neither of the two formats has anything between two records.
        text += writer.before + writer.cells(0, [`${block.draw + at + 1}`, ...values]) + writer.after
      }
      file.write(text)
    },
    end: (isWhole) => {
      if (!isWhole) {
        file.drop()
        return exit.ok
      }
      file.write(writer.end(0))
      return putInPlace(target, file, host)
    },
  }
}
