import { Command } from 'commander'
import { listInWords } from '../../base/list-in-words.ts'
import { nearest } from '../../base/nearest.ts'
import type { Done } from '../done.ts'
import type { Exit } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { writeResult } from '../write-result.ts'
import manual from './schema.md'

interface SchemaOptions {
  readonly of?: string
  readonly output: string
}

/** `scenario schema`. */
export function command(host: Host, done: Done): Command {
  const schema = new Command('schema')
    .description('Print the JSON Schema of definitions, for editors and checks.')
    .option(
      '--of <command>',
      'the schema of what a command prints with --json instead, such as run or check; or batch-manifest',
    )
    .option('-o, --output <file>', 'write to a file', '-')
    .option('--debug', 'print the place of a fault of the program')
  return addManual(schema, manual, host).action(async (options: SchemaOptions) =>
    done(await printSchema(options, host)),
  )
}

async function printSchema({ of, output }: SchemaOptions, host: Host): Promise<Exit> {
  if (output === '') throw new UsageError('-o needs the name of a file.')
  const text = `${JSON.stringify(await schemaOf(of), null, 2)}\n`
  return writeResult(output, [text], host)
}

async function schemaOf(command: string | undefined): Promise<object> {
  if (command === undefined) return (await import('../../definition/keys/json-schema.ts')).definitionSchema()
  if (command === 'batch-manifest') return (await import('../manifest/manifest.ts')).manifestSchema
  const { schemas } = await import('../../render/json/schemas/schemas.ts')
  const schema = Object.hasOwn(schemas, command) ? schemas[command] : undefined
  if (schema !== undefined) return schema()
  const names = Object.keys(schemas)
  const close = nearest(command, names)
  const hint = close === undefined ? '' : ` Did you mean ${close}?`
  throw new UsageError(`${command} prints no JSON of its own.${hint} There are ${listInWords(names)}.`)
}
