import { type Command, Option } from 'commander'
import { listInWords } from '../base/list-in-words.ts'
import type { Draft } from './batch.ts'
import type { AskedBridge } from './comparison-of.ts'
import { type Host, UsageError } from './host.ts'
import type { Output } from './output.ts'
import type { Repeated } from './program.ts'
import type { NamedFile } from './read-scenarios.ts'

/** What a workbook is to be: the model, live, or what is told of it as values. */
export interface ModelOptions {
  readonly xlsxStyle?: 'live' | 'publish'
}

/** Add the option on what a workbook is. */
export function addModelOptions(command: Command): Command {
  return command.addOption(
    new Option(
      '--xlsx-style <style>',
      'a workbook as the model itself, with formulas, or as values to publish; live where it is left out',
    ).choices(['live', 'publish']),
  )
}

/** The draft of an output that is to be the model of its scenarios; undefined for any other. What writes one is loaded where it is needed. */
export async function modelDrafts(
  command: string,
  outputs: readonly Output[],
  files: readonly string[],
  options: ModelOptions & Choosing & AskedBridge & Repeated,
  host: Host,
): Promise<(output: Output, only?: NamedFile) => Draft | undefined> {
  refuseOfModel(outputs, options, files.length)
  if (!outputs.some((output) => isModel(output, options))) return () => undefined
  const { modelDraft } = await import('./model-draft.ts')
  return (output, only) =>
    isModel(output, options) ? modelDraft(command, output, files, options, host, only) : undefined
}

/** Whether a result is the model of its scenarios, and not an answer about them. */
function isModel({ format }: Output, { xlsxStyle }: ModelOptions): boolean {
  return format.loadModel !== undefined && xlsxStyle !== 'publish'
}

/** Options that choose what is told, by what they are called: the model holds every row and year, in cash and in its own unit. */
const choosing = {
  rows: '--rows',
  years: '--years',
  by: '--by',
  prices: '--prices',
  perHead: '--per-head',
  unit: '--unit',
  summary: '--summary',
  brief: '--brief',
  bridge: '--bridge',
  from: '--from',
  row: '--row',
} as const

/** Options that may choose what is told. */
type Choosing = { readonly [Name in keyof typeof choosing]?: unknown }

/** Those of them that say which bridge is told: a workbook of several scenarios has one, stored, beside the model. */
const ofBridge: ReadonlySet<string> = new Set(['bridge', 'row'] satisfies (keyof Choosing)[])

/** Refuse what does not go with the model, and a style for what is no workbook. */
function refuseOfModel(outputs: readonly Output[], options: ModelOptions & Choosing, count: number): void {
  const chosen = Object.entries(choosing).flatMap(([name, told]) => {
    if (count > 1 && ofBridge.has(name)) return []
    const given = options[name as keyof Choosing]
    const isGiven = Array.isArray(given) ? given.length > 0 : given !== undefined && given !== 'cash'
    return isGiven ? [told] : []
  })
  const models = outputs.filter((output) => isModel(output, options))
  if (options.xlsxStyle !== undefined && !outputs.some(({ format }) => format.loadModel !== undefined))
    throw new UsageError(`--xlsx-style goes with a workbook: name an -o that ends in .xlsx.`)
  if (models.length > 0 && chosen.length > 0)
    throw new UsageError(
      `A live workbook holds the whole model, every row and year in cash, and in the unit that its definition is in, so that what is typed into it reads as it does there: drop ${listInWords(chosen)}, or add --xlsx-style publish, which writes values and takes ${chosen.length === 1 ? 'it' : 'them'}.`,
    )
}
