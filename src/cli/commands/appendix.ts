import { Command } from 'commander'
import { type AppendixOptions, makeAppendix } from '../appendix/make-appendix.ts'
import type { Done } from '../done.ts'
import type { Host } from '../host.ts'
import { addManual } from '../manual.ts'
import { addCommonOptions, addShowOptions } from '../options.ts'
import { addStepOptions } from '../step-options.ts'
import type { RunLine } from '../verify/remake.ts'
import manual from './appendix.md'

/** `scenario appendix <file...>`. */
export function command(host: Host, done: Done, run: RunLine): Command {
  const own = new Command('appendix')
    .description('The financial appendix of a business case, as one folder: page, document, workbook, data and checks.')
    .argument('<file...>', 'definitions in YAML or CSV, the first of which is the counterfactual; - is standard input')
    .option('-o, --output <folder>', 'the folder, which is replaced whole where an earlier appendix stands in it')
    .option('--manifest <file>', 'what people state of it: title, sign-off, narrative, reasons')
    .option('--checklist', 'print what is required and where it is answered, and write nothing')
  addManual(addShowOptions(addCommonOptions(addStepOptions(own))), manual, host)
  return own.action(async (files: string[], options: AppendixOptions) =>
    done(await makeAppendix(files, options, run, host)),
  )
}
