import { extname } from 'node:path'
import { nearest } from '../base/nearest.ts'
import { UsageError } from './host.ts'
import { refuseUnknownPlaceholder } from './placeholder.ts'

const reporters = ['junit', 'github', 'json'] as const
/** `text` is the list for people. */
type Reporter = (typeof reporters)[number] | 'text'

const byExtension: Readonly<Record<string, Reporter>> = { '.xml': 'junit', '.json': 'json', '.txt': 'text' }

/** Where a verdict goes and as what. `-` is standard output. */
export interface CheckOutput {
  readonly target: string
  readonly reporter: Reporter
}

/** Work out the outputs from `--reporter`, `--json` and every `-o`. */
export function checkOutputs(options: {
  readonly reporter?: string
  readonly json?: true
  readonly output: readonly string[]
}): CheckOutput[] {
  const asked = options.reporter === undefined ? undefined : known(options.reporter)
  if (options.json && asked !== undefined && asked !== 'json')
    throw new UsageError(`--json and --reporter ${asked} at once: ask for one of them.`)
  const reporter = options.json ? 'json' : asked
  if (options.output.length === 0) return [{ target: '-', reporter: reporter ?? 'text' }]
  const outputs = options.output.map((target) => ({ target, reporter: reporterOf(target, reporter) }))
  const twice = outputs.find(({ target }, index) => outputs.findIndex((other) => other.target === target) < index)
  if (twice !== undefined) throw new UsageError(`-o ${twice.target} is given twice.`)
  return outputs
}

function known(name: string): Reporter {
  const found = reporters.find((reporter) => reporter === name)
  if (found !== undefined) return found
  if (name === 'sarif')
    throw new UsageError(`The reporter sarif is not supported yet. There are ${reporters.join(', ')}.`)
  const close = nearest(name, reporters)
  const hint = close === undefined ? '' : ` Did you mean ${close}?`
  throw new UsageError(`There is no reporter "${name}".${hint} There are ${reporters.join(', ')}.`)
}

function reporterOf(target: string, asked: Reporter | undefined): Reporter {
  if (target === '') throw new UsageError('-o needs the name of a file.')
  refuseUnknownPlaceholder(target)
  if (target === '-') return asked ?? 'text'
  const fitting = byExtension[extname(target).toLowerCase()]
  if (asked === undefined) {
    if (fitting !== undefined) return fitting
    throw new UsageError(`-o ${target}: the extension does not say which reporter is meant. Add --reporter.`)
  }
  const clashes = fitting !== undefined && fitting !== asked && !(fitting === 'text' && asked === 'github')
  if (clashes) throw new UsageError(`-o ${target} and --reporter ${asked} do not agree. Drop one of them.`)
  return asked
}
