import { dirname, extname, join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { type FinancialYear, parseYear, printYear } from '../../base/financial-year.ts'
import { grouped } from '../../base/grouped.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { mendYears } from '../../definition/values/mend-years.ts'
import { type Rebased, type RolledFile, rebase, saidInWords } from '../../rebase/rolled-files.ts'
import { type CommonOptions, dateOf } from '../choices.ts'
import type { Done } from '../done.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, type Staged, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { addCommonOptions } from '../options.ts'
import { Problems } from '../problems.ts'
import { exitOfChecks } from '../strict-checks.ts'
import { TakenPlaces } from '../taken-places.ts'
import { putInPlace, writeResult } from '../write-result.ts'
import manual from './rebase.md'

interface RebaseOptions extends CommonOptions {
  readonly to: FinancialYear
  readonly output: string
  readonly asProjected?: true
}

/** `scenario rebase <file> --to <year>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('rebase')
    .description('The plan rolled forward: a definition whose base year is a later year of it.')
    .argument('<file>', 'a definition in YAML or CSV; - is standard input')
    .requiredOption('--to <year>', 'the new base year, such as 2019/20', readYear)
    .option('-o, --output <file>', 'write to a YAML file', '-')
    .option('--as-projected', 'bases as the plan projects them, whatever came out')
  return addManual(addCommonOptions(own), manual, host).action((file: string, options: RebaseOptions) =>
    done(rebaseFile(file, options, host)),
  )
}

function readYear(text: string): FinancialYear {
  const year = parseYear(text)
  if (year !== undefined) return year
  const meant = mendYears(text)
  throw new InvalidArgumentError(
    `Write a financial year such as 2019/20.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  )
}

function rebaseFile(path: string, options: RebaseOptions, host: Host): Exit {
  const { to, output, quiet } = options
  refuseOutput(output)
  const places = new TakenPlaces([], [{ name: path, path }], host)
  places.writes(output)
  const problems = new Problems(options.strict === true)
  // Paths in a definition are from its own folder, so that what is written to standard output is read as if it stood there.
  const target = output === '-' ? join(path === '-' ? '.' : dirname(path), 'rebased.yaml') : output
  const rebasing = { path, to, target, isAsProjected: options.asProjected === true, today: dateOf(options, host) }
  const loading = { set: options.set, allowOutside: options.allowOutside === true }
  const rebased = rebase(host, loading, rebasing, problems.tell)
  // What has no source is told by check and assumptions, and not by what gives data.
  host.err(
    problems.text(({ severity, code }) => severity === 'error' || (quiet !== true && code !== 'missing-sources')),
  )
  if (rebased === undefined || problems.exit !== exit.ok) return problems.exit
  if (output === '-' && rebased.files.length > 1)
    throw new UsageError(
      `${path} is made of other definitions, each of which is rolled forward to a file of its own: give -o a name, such as -o new.yaml.`,
    )
  places.read(rebased.read)
  for (const { path: file } of rebased.files) if (file !== output) places.writes(file)
  const code = write(rebased.files, output, host)
  // Where the definition itself is on standard output, what is said of it is not.
  const say = output === '-' ? host.err : host.out
  if (code === exit.ok && quiet !== true) say(told(rebased, to, output))
  return worse(code, exitOfChecks([rebased.scenario], options, host))
}

function refuseOutput(output: string): void {
  if (output === '') throw new UsageError('-o needs the name of a file.')
  const extension = extname(output).toLowerCase()
  if (output !== '-' && extension !== '.yaml' && extension !== '.yml')
    throw new UsageError(`-o ${output}: rebase writes YAML. Name a .yaml file; scenario convert makes CSV of it.`)
}

/** All files are written beside their places before any is put there. */
function write(files: readonly RolledFile[], output: string, host: Host): Exit {
  if (output === '-')
    return writeResult(
      '-',
      files.map(({ text }) => text),
      host,
    )
  const staged = files.map(({ path, text }): [string, Staged] => [path, host.stage(path, [text])])
  for (const [index, [path, one]] of staged.entries()) {
    const code = putInPlace(path, one, host)
    if (code === exit.ok) continue
    for (const [, later] of staged.slice(index + 1)) later.drop()
    return code
  }
  return exit.ok
}

/** What was written, and what of the plan is not in it. */
function told({ files, scenario }: Rebased, to: FinancialYear, output: string): string {
  const { base, count } = scenario.definition.horizon
  const said = files.flatMap(({ of, said }) => saidInWords(said).map((text) => ({ of, text })))
  // What is said of several members alike is said once.
  const left = [...grouped(said, ({ text }) => text)].map(([text, ones]) => {
    const members = ones.flatMap(({ of }) => (of === '' ? [] : [of]))
    return `${members.length === 0 ? '' : `${listInWords(members)}: `}${text}\n`
  })
  const written =
    output === '-'
      ? ''
      : `Written: ${files.map(({ path }) => path).join(', ')}. Base year ${printYear(to)}, ${base + count - to} ${base + count - to === 1 ? 'year' : 'years'} after it.\n`
  return `${left.join('')}${written}`
}
