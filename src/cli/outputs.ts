import { extname } from 'node:path'
import { nearest } from '../base/nearest.ts'
import { UsageError } from './host.ts'
import { placeholder } from './placeholder.ts'

export const formats = ['table', 'csv', 'tidy', 'json', 'ndjson', 'markdown'] as const
export type Format = (typeof formats)[number]

const later = ['html', 'xlsx', 'svg']
const byExtension: Readonly<Record<string, readonly Format[]>> = {
  '.csv': ['csv', 'tidy'],
  '.json': ['json'],
  '.ndjson': ['ndjson'],
  '.jsonl': ['ndjson'],
  '.md': ['markdown'],
  '.txt': ['table'],
}

/** Where results go and in which format. A target may hold `{scenario}`; `-` is standard output. */
export interface Output {
  readonly target: string
  readonly format: Format
}

/** Whether a result holds all scenarios of the command, and not each in a file of its own. */
export function ofAll({ target }: Output): boolean {
  return !target.includes(placeholder)
}

/** The file of one scenario, where each has one of its own. */
export function fileOf({ target }: Output, name: string): string {
  return target.replaceAll(placeholder, () => name)
}

export interface OutputOptions {
  readonly format?: string
  readonly csv?: true
  readonly json?: true
  readonly output: readonly string[]
}

/** Work out the outputs from `--format`, `--csv`, `--json` and every `-o`. */
export function outputsOf(options: OutputOptions, supported: readonly Format[] = formats): Output[] {
  const wanted = [options.format, options.csv && 'csv', options.json && 'json'].flatMap((name) => name || [])
  if (new Set(wanted).size > 1)
    throw new UsageError(`${wanted.join(' and ')} at once: ask for one format, or give several -o files.`)
  const format = wanted[0] === undefined ? undefined : known(wanted[0], supported)
  if (options.output.length === 0) return [{ target: '-', format: format ?? 'table' }]
  const outputs = options.output.map((target) => ({ target, format: formatOf(target, format, supported) }))
  const twice = outputs.find(({ target }, index) => outputs.some((other, at) => at < index && other.target === target))
  if (twice !== undefined) throw new UsageError(`-o ${twice.target} is given twice.`)
  return outputs
}

function known(name: string, supported: readonly Format[]): Format {
  const found = supported.find((format) => format === name)
  if (found !== undefined) return found
  if (later.includes(name))
    throw new UsageError(`The format ${name} is not supported yet. There are ${supported.join(', ')}.`)
  const close = nearest(name, supported)
  throw new UsageError(
    `There is no format "${name}".${close === undefined ? '' : ` Did you mean ${close}?`} There are ${supported.join(', ')}.`,
  )
}

function formatOf(target: string, asked: Format | undefined, supported: readonly Format[]): Format {
  if (target === '') throw new UsageError('-o needs the name of a file.')
  if (target === '-') return asked ?? 'table'
  const extension = extname(target).toLowerCase()
  const fitting = byExtension[extension]
  if (fitting === undefined) {
    if (asked !== undefined) return asked
    throw new UsageError(`-o ${target}: the extension does not say which format is meant. Add --format.`)
  }
  if (asked !== undefined && !fitting.includes(asked)) {
    throw new UsageError(`-o ${target} and --format ${asked} do not agree. Drop one of them.`)
  }
  return known(asked ?? fitting[0] ?? 'table', supported)
}
