import { extname } from 'node:path'
import { listInWords } from '../base/list-in-words.ts'
import { nearest } from '../base/nearest.ts'
import { type Format, formats } from '../render/formats.ts'
import { type ChartOption, refuseChartWithout } from './chart-option.ts'
import { UsageError } from './host.ts'
import type { Output } from './output.ts'
import { withSideFiles } from './side-files.ts'

export interface OutputOptions extends ChartOption {
  readonly format?: string
  readonly reporter?: string
  readonly csv?: true
  readonly json?: true
  readonly provenance?: true
  readonly output: readonly string[]
}

/** The formats that a command offers, by what its answer holds beside what any answer does. */
export function formatsFor(...holds: readonly NonNullable<Format['needs']>[]): readonly Format[] {
  return formats.filter(({ needs }) => needs === undefined || holds.includes(needs))
}

/** The names of formats as a sentence lists them: `csv, json or markdown`. */
export function formatNames(offered: readonly Format[]): string {
  return listInWords(
    offered.map(({ name }) => name),
    'or',
  )
}

/** What a command calls its formats on the command line. */
type Word = 'format' | 'reporter'

/** Work out the outputs from `--format` or `--reporter`, `--csv`, `--json` and every `-o`. The first format is the usual one. */
export function outputsOf(options: OutputOptions, offered: readonly Format[], word: Word = 'format'): Output[] {
  const choice = new Choice(offered, word)
  const format = choice.asked(options)
  const told: Output[] =
    options.output.length === 0
      ? [{ target: '-', format: format ?? choice.usual }]
      : options.output.map((target) => ({ target, format: choice.formatOf(target, format) }))
  refuseChartWithout(options, told)
  const outputs = options.provenance === true ? withSideFiles(told) : told
  const seen = new Set<string>()
  for (const { target } of outputs) {
    if (seen.has(target)) throw new UsageError(`-o ${target} is given twice.`)
    seen.add(target)
  }
  return outputs
}

class Choice {
  private readonly offered: readonly Format[]
  private readonly word: Word

  constructor(offered: readonly Format[], word: Word) {
    this.offered = offered
    this.word = word
  }

  get usual(): Format {
    const [usual] = this.offered
    if (usual === undefined) throw new Error('A command offers one format at least')
    return usual
  }

  /** The one format that was asked for by name. */
  asked(options: OutputOptions): Format | undefined {
    const named = options[this.word]
    const flags = [options.csv && 'csv', options.json && 'json'].flatMap((name) => name || [])
    const wanted = [...(named === undefined ? [] : [named]), ...flags]
    if (new Set(wanted).size > 1) {
      const given = this.word === 'format' ? wanted : [...flags.map((flag) => `--${flag}`), `--reporter ${named}`]
      const advice = this.word === 'format' ? 'one format, or give several -o files' : 'one of them'
      throw new UsageError(`${listInWords(given)} at once: ask for ${advice}.`)
    }
    return wanted[0] === undefined ? undefined : this.known(wanted[0])
  }

  /** The format of a target: the one asked for, or else that of its extension. */
  formatOf(target: string, asked: Format | undefined): Format {
    if (target === '') throw new UsageError('-o needs the name of a file.')
    if (target === '-') return asked ?? this.usual
    const extension = extname(target).toLowerCase()
    const fitting = formats.filter(({ extensions }) => extensions.includes(extension))
    if (asked === undefined) {
      const [first] = fitting
      if (first !== undefined) return this.known(this.offered.find((one) => fitting.includes(one))?.name ?? first.name)
      throw new UsageError(`-o ${target}: the extension does not say which ${this.word} is meant. Add --${this.word}.`)
    }
    if (fitting.length > 0 && !fitting.includes(asked))
      throw new UsageError(`-o ${target} and --${this.word} ${asked.name} do not agree. Drop one of them.`)
    return asked
  }

  private known(name: string): Format {
    const found = this.offered.find((format) => format.name === name)
    if (found !== undefined) return found
    const names = this.offered.map((format) => format.name)
    const there = `There are ${listInWords(names)}.`
    if (formats.some((format) => format.name === name && format.needs === 'charts'))
      throw new UsageError(`This command has no chart that ${name} could hold. ${there}`)
    const close = nearest(name, names)
    const hint = close === undefined ? '' : ` Did you mean ${close}?`
    throw new UsageError(`There is no ${this.word} "${name}".${hint} ${there}`)
  }
}
