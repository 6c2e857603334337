import { extname, join } from 'node:path'
import { Command } from 'commander'
import { printYear } from '../../base/financial-year.ts'
import { wrap } from '../../base/text-width.ts'
import { readInWords, reconciledInWords } from '../../budget/budget-words.ts'
import { exampleFunding, exampleLines } from '../../budget/example-lines.ts'
import { startOf } from '../../budget/from-budget.ts'
import type { StartContent } from '../../budget/start.ts'
import { startingDefinition } from '../../budget/starting-definition.ts'
import { definitionSchema } from '../../definition/keys/json-schema.ts'
import { mostItems } from '../../definition/layers/refuse-size.ts'
import { mostBytes } from '../../definition/text/decode.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { formatDiagnostic } from '../../diagnostics/format.ts'
import { commandOf } from '../../report/hint.ts'
import type { Done } from '../done.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import type { OpenedBudget } from '../init-budget.ts'
import { writeMapping } from '../init-mapping.ts'
import { addInitOptions, type InitOptions } from '../init-options.ts'
import { refuseInputs } from '../init-places.ts'
import { type Answered, askForStart } from '../init-questions.ts'
import { addManual } from '../manual.ts'
import { startedBy } from '../program.ts'
import { putInPlace } from '../write-result.ts'
import manual from './init.md'

/** `scenario init [folder or file]`. */
export function command(host: Host, done: Done): Command {
  const init = new Command('init')
    .description('Begin a definition: from a budget, from a few questions, or with figures to replace.')
    .argument('[target]', 'a folder, for scenario.yaml in it, or the file itself', '.')
  return addManual(addInitOptions(init), manual, host).action(async (target: string, options: InitOptions) =>
    done(await begin(target, options, host)),
  )
}

const schemaName = 'scenario.schema.json'

async function begin(target: string, options: InitOptions, host: Host): Promise<Exit> {
  if (options.writeMapping !== undefined) return writeMapping(options.writeMapping, target, options, host)
  const path = pathOf(target)
  const schemaPath = join(path, '..', schemaName)
  const schema = `${JSON.stringify(definitionSchema(), null, 2)}\n`
  // Before anything is asked: nobody should answer for nothing.
  refuseInputs([path, schemaPath], options, host)
  refuseToOverwrite(path, schemaPath, schema, options, host)
  const answered = await askForStart(options, host)
  if ('exit' in answered) return answered.exit
  // At a terminal the budget is named only now.
  refuseInputs([path, schemaPath], { ...options, from: answered.budget?.budget.file.path }, host)
  const start = startFrom(answered)
  const text = startingDefinition(start, schemaName)
  const tooLong = refuseTooLong(text, start, answered.budget)
  if (tooLong !== undefined) {
    host.err(tooLong)
    return exit.badInput
  }
  const code = writeBoth(path, text, schemaPath, schema, host)
  if (code !== exit.ok) return code
  tellOf(start, answered.budget, [path, schemaPath], host)
  return code
}

function pathOf(target: string): string {
  if (target === '-' || target === '')
    throw new UsageError('init writes files. Name a folder, or a file such as plan.yaml.')
  const extension = extname(target).toLowerCase()
  if (extension === '.yaml' || extension === '.yml') return target
  if (extension === '.csv')
    throw new UsageError(`init writes YAML. Name a .yaml file; scenario convert makes CSV of it.`)
  return join(target, 'scenario.yaml')
}

/** Nothing is written over. A schema that is the same as before may stay. */
function refuseToOverwrite(path: string, schemaPath: string, schema: string, { force }: InitOptions, host: Host): void {
  if (force === true) return
  const held = host.read(schemaPath)
  const isSame = held.ok && Buffer.from(held.bytes).toString('utf8') === schema
  const taken = [path, ...(isSame ? [] : [schemaPath])].filter((one) => {
    const read = host.read(one)
    return read.ok || !read.missing
  })
  if (taken.length === 0) return
  const [are, them] = taken.length === 1 ? ['is', 'it'] : ['are', 'them']
  throw new UsageError(
    `${taken.join(' and ')} ${are} there already. Name another folder or file, or give --force to write ${them} anew.`,
  )
}

/** What a reader would refuse must not be written: a budget of thousands of lines is to be grouped first. */
function refuseTooLong(
  text: string,
  { lines, funding, reserves }: StartContent,
  opened: OpenedBudget | undefined,
): string | undefined {
  if (Buffer.byteLength(text) <= mostBytes && lines.length + funding.length + reserves.length <= mostItems)
    return undefined
  const span = opened && { file: opened.budget.file, start: 0, end: 0 }
  return `${formatDiagnostic(diagnose('budget-too-long', span, { lines: lines.length }))}\n`
}

function startFrom({ title, organisation, base, years, budget }: Answered): StartContent {
  if (budget !== undefined)
    return startOf(budget.budget, budget.grouped, { title, organisation, years, name: budget.name })
  return {
    title,
    organisation,
    unit: '£m',
    base,
    years,
    lines: exampleLines,
    funding: exampleFunding,
    reserves: [],
    budget: undefined,
  }
}

/** Both files are written beside their places before either is put there. */
function writeBoth(path: string, text: string, schemaPath: string, schema: string, host: Host): Exit {
  const staged = [host.stage(schemaPath, [schema]), host.stage(path, [text])]
  const [first, second] = staged
  const code = first === undefined ? exit.ok : putInPlace(schemaPath, first, host)
  if (code !== exit.ok) {
    second?.drop()
    return code
  }
  return worse(code, second === undefined ? exit.ok : putInPlace(path, second, host))
}

function tellOf(
  start: StartContent,
  opened: OpenedBudget | undefined,
  [path = '', schemaPath = '']: readonly string[],
  host: Host,
): void {
  const width = Math.max(40, host.columns() ?? 80)
  const started = startedBy({ set: [] }, host)
  const last = printYear(start.base + start.years)
  const row = start.funding.length > 0 ? 'headroom' : 'spend.total'
  const sentences = [
    `Written: ${path}, and ${schemaPath}, by which an editor checks it as you type.`,
    ...(opened === undefined
      ? ['Every figure in it is illustrative. Put yours in their place, with their sources.']
      : [
          ...readInWords(opened.budget),
          ...reconciledInWords(opened.budget, opened.grouped, start),
          'Growth and prices are illustrative: put yours in their place.',
        ]),
  ]
  const commands = [
    commandOf(started, 'check', path),
    commandOf(started, 'run', path),
    commandOf(started, 'explain', path, row, last),
  ]
  const lines = [
    ...sentences.flatMap((sentence) => wrap(sentence, width)),
    '',
    'Next, edit it, and:',
    ...commands.map(({ text }) => `  ${text}`),
  ]
  host.out(`${lines.join('\n')}\n`)
}
