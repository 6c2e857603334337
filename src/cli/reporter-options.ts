import type { Command } from 'commander'
import { UsageError } from './host.ts'
import { collect } from './options.ts'
import type { Output } from './output.ts'
import { formatNames, formatsFor, type OutputOptions, outputsOf } from './outputs.ts'

/** Formats that tell what was found of files or runs. The list for people is the first of them, and needs not be asked for by name. */
const reporters = formatsFor('checks')

export interface ReporterOptions {
  readonly reporter?: string
  readonly format?: string
  readonly json?: true
  readonly output: readonly string[]
}

/** Options of a command whose answer is what was found. `what` begins the help where the name of the option does not say of what. */
export function addReporterOptions(
  command: Command,
  { what = '', output }: { what?: string; output: string },
): Command {
  const names = formatNames(reporters.slice(1))
  return command
    .option('--reporter <name>', `${what}${names} instead of text`)
    .option('-f, --format <name>', `the same as --reporter: ${names}`)
    .option('--json', 'the same as --reporter json')
    .option('-o, --output <file>', output, collect, [])
}

/**
 * The outputs that these ask for. `--format`, which other commands have, is `--reporter` here. Throws a `UsageError` where the two name
 * different ones.
 */
export function reportsOf({ format, reporter = format, ...options }: ReporterOptions & OutputOptions): Output[] {
  if (format !== undefined && format !== reporter)
    throw new UsageError(`--format ${format} and --reporter ${reporter} at once: they are the same. Drop one of them.`)
  return outputsOf({ ...options, ...(reporter !== undefined && { reporter }) }, reporters, 'reporter')
}
