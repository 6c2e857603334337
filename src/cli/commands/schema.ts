import { extname } from 'node:path'
import { Command } from 'commander'
import { listInWords } from '../../base/list-in-words.ts'
import { nearest } from '../../base/nearest.ts'
import type { ShowOptions } from '../choices.ts'
import type { Done } from '../done.ts'
import type { Exit } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { addTextOptions } from '../options.ts'
import { screenPage } from '../page-of.ts'
import { writeResult } from '../write-result.ts'
import manual from './schema.md'

interface SchemaOptions extends ShowOptions {
  readonly of?: string
  /** A path or the name of a key, where one is asked for. */
  readonly keys?: string | true
  readonly output: string
}

/** `scenario schema`. */
export function command(host: Host, done: Done): Command {
  const schema = new Command('schema')
    .description('Print the JSON Schema of definitions, or tell of their keys.')
    .option(
      '--of <command>',
      'the schema of what a command prints with --json instead, such as run or check; or batch-manifest, appendix-manifest',
    )
    .option(
      '--keys [key]',
      'tell of every key of a definition instead, of those under savings, or of savings.<id>.delivery',
    )
    .option('-o, --output <file>', 'write to a file; with --keys one ending in .md is Markdown', '-')
    .option('--debug', 'print the place of a fault of the program')
  return addManual(addTextOptions(schema), manual, host).action(async (options: SchemaOptions) =>
    done(await printSchema(options, host)),
  )
}

async function printSchema(options: SchemaOptions, host: Host): Promise<Exit> {
  const { of, keys, output } = options
  if (output === '') throw new UsageError('-o needs the name of a file.')
  if (of !== undefined && keys !== undefined) throw new UsageError('--of and --keys at once: ask for one of them.')
  const text =
    keys === undefined ? `${JSON.stringify(await schemaOf(of), null, 2)}\n` : await keysOf(keys, options, host)
  return writeResult(output, [text], host)
}

async function schemaOf(command: string | undefined): Promise<object> {
  if (command === undefined) return (await import('../../definition/keys/json-schema.ts')).definitionSchema()
  if (command === 'appendix-manifest') return (await import('../../definition/keys/json-schema.ts')).appendixSchema()
  if (command === 'batch-manifest') return (await import('../manifest/manifest.ts')).manifestSchema
  const { schemas } = await import('../../render/json/schemas/schemas.ts')
  const schema = Object.hasOwn(schemas, command) ? schemas[command] : undefined
  if (schema !== undefined) return schema()
  const names = Object.keys(schemas)
  const close = nearest(command, names)
  const hint = close === undefined ? '' : ` Did you mean ${close}?`
  throw new UsageError(`${command} prints no JSON of its own.${hint} There are ${listInWords(names)}.`)
}

/** The keys that are asked for, or all: as Markdown into a file of that name, for a screen otherwise. */
async function keysOf(asked: string | true, options: SchemaOptions, host: Host): Promise<string> {
  const { keyReference, keysFor } = await import('../../definition/keys/reference.ts')
  const sections = asked === true ? keyReference() : keysFor(asked)
  if (asked !== true && sections.length === 0) throw unknownKey(asked, keyReference())
  if (extname(options.output).toLowerCase() === '.md') {
    return (await import('../../render/keys/markdown.ts')).keysMarkdown(sections)
  }
  const page = await screenPage(options, host, options.output === '-')
  return (await import('../../render/keys/text.ts')).keysText(sections, page)
}

function unknownKey(
  asked: string,
  sections: readonly { readonly entries: readonly { readonly path: string }[] }[],
): UsageError {
  const paths = sections.flatMap(({ entries }) => entries.map(({ path }) => path))
  const close = nearest(asked, [...paths, ...new Set(paths.map((path) => path.split('.').at(-1) ?? ''))])
  const hint = close === undefined ? '' : ` Did you mean ${close}?`
  return new UsageError(`No key of a definition is called "${asked}".${hint} All: scenario schema --keys`)
}
