import { Command } from 'commander'
import { addChartOption } from '../add-chart-option.ts'
import { addQuestionOptions } from '../answer-question.ts'
import { type CompareOptions, compareScenarios } from '../compare-scenarios.ts'
import { compareYears } from '../compare-years.ts'
import type { Done } from '../done.ts'
import type { Host } from '../host.ts'
import { addManual } from '../manual.ts'
import { addModelOptions } from '../model-options.ts'
import { collect, readYears } from '../options.ts'
import { formatsFor } from '../outputs.ts'
import manual from './compare.md'

const formats = formatsFor('figures', 'charts')

/** `scenario compare <file...>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('compare')
    .description(
      'Scenarios side by side: what each differs by from the first, and why (a bridge). One alone: what moved it over time.',
    )
    .argument(
      '<file...>',
      'definitions in YAML or CSV, the first of which the others are held against; - is standard input',
    )
    .option('--bridge <year>', 'how the first becomes each of the others in a year, step by step; the last year')
    .option('--from <year>', 'of one scenario, the year that its bridge begins in; the first with a figure')
    .option('--row <row>', 'the row of the bridge; headroom')
    .option('--years <which>', 'which years to show: all, key, a list or a range', readYears)
    .option('--rows <pattern>', 'which rows to show, such as headroom or lines.*.spend; repeatable', collect, [])
  addManual(
    addQuestionOptions(addChartOption(addModelOptions(own), ['envelope', 'spend', 'bridge']), formats),
    manual,
    host,
  )
  return own.action(async (files: string[], options: CompareOptions) =>
    done(await (files.length === 1 ? compareYears : compareScenarios)(files, options, formats, host)),
  )
}
