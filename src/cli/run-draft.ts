import { once } from '../base/once.ts'
import type { Scenario } from '../open/open.ts'
import type { Page } from '../render/page.ts'
import type { Asked } from '../report/asked.ts'
import { chartsIn, type NamedChart, namedLines } from '../report/chart-data.ts'
import type { RestsOn } from '../report/provenance.ts'
import { runChapter } from '../report/run.ts'
import { Summary } from '../report/tables/summary.ts'
import type { Draft } from './batch.ts'
import { refuseUndrawn } from './chart-option.ts'
import { rowChooser, type YearChoice } from './choices.ts'
import type { Host } from './host.ts'
import { madeOf } from './made-of.ts'
import { isForPeople, type Output } from './output.ts'
import { pageOf } from './page-of.ts'
import type { NamedFile } from './read-scenarios.ts'
import type { RunOptions } from './run-options.ts'
import { shownYears, shownYearsOfOne } from './shown-years.ts'
import { sideText } from './side-files.ts'
import { viewChoice } from './view-options.ts'

/**
 * Start a result of `run` in the format of an output. The format is loaded when the first scenario comes. `isOfOne` says that one
 * scenario alone comes, beside which none stands.
 */
export function draftOf(
  output: Output,
  options: RunOptions,
  host: Host,
  only?: NamedFile,
  isOfOne = only !== undefined,
): Draft {
  const { format } = output
  const made = madeOf('run', 'results', output, options, host, only)
  const forPeople = isForPeople(output)
  const rows = options.rows.length === 0 ? undefined : rowChooser(options.rows)
  const view = { ...viewChoice(options), decimals: forPeople ? options.decimals : undefined }
  // Chapters tell the hashes of their files; a screen tells none.
  const isTold = options.summary === true && format.readers !== 'screen'
  // Only people are shown scenarios side by side, and where they ask for rows, only these.
  const summary =
    forPeople && rows === undefined && !isOfOne
      ? new Summary(view, isTold ? made : undefined, options.summary)
      : undefined
  const rests: RestsOn[] = []
  const drawn: NamedChart[] = []
  const start = once(async () => {
    const [{ render }, page] = await Promise.all([format.load(), pageOf(output, options, host)])
    return { page, rendering: render(made, page) }
  })
  return {
    add: async (scenario) => {
      const { page, rendering } = await start()
      const years = shownYearsOfOne(scenario, options.years ?? usualYears(scenario, output, page))
      const asked: Asked = {
        view,
        years,
        rows,
        isByMember: options.by === 'member',
        isBrief: options.brief === true,
        isStrict: options.strict === true,
        isFirstScreen: isFirstScreen(options),
        isChangeable: format.isChangeable === true,
      }
      if (options.summary !== true) {
        const chapter = runChapter(scenario, asked, made)
        rendering.add(chapter)
        if (format.needs === 'charts') drawn.push(...chartsIn(chapter))
        if (output.hasSideFile === true) rests.push({ inputs: chapter.inputs, values: chapter.values })
      }
      summary?.add(
        scenario,
        shownYears(scenario, options.years ?? (output.format.readers === 'screen' ? 'key' : 'all')),
      )
    },
    text: async () => {
      const { rendering } = await start()
      const together = summary?.sideBySide()
      refuseUndrawn(output, options, () => [...drawn, ...namedLines(together?.charts ?? [])])
      return rendering.pieces({ summary: together, verdict: undefined, problems: [] })
    },
    madeFrom: () => sideText(made, rests),
  }
}

/** Whether nothing was asked for by name, so that what fits one screen may stand for the whole. */
function isFirstScreen({ rows, years, by, full }: RunOptions): boolean {
  return rows.length === 0 && years === undefined && by === undefined && full !== true
}

/** All years, but for key ones where a screen has no room for all. */
function usualYears({ definition }: Scenario, { format }: Output, { width, plain }: Page): YearChoice {
  if (format.readers !== 'screen') return 'all'
  // A year column takes nine characters or more beside the labels and the change.
  return !plain && 32 + (definition.horizon.count + 2) * 9 <= width ? 'all' : 'key'
}
