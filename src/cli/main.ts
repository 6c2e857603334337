import { Command, CommanderError, Help, type Option } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { type Exit, exit } from './exit.ts'
import { type Host, OutputError, UsageError } from './host.ts'

/** A command: what it does in a line, and how to load the rest. Only the one asked for is loaded. */
interface Verb {
  readonly summary: string
  readonly load: () => Promise<{ readonly command: (host: Host, done: Done) => Command }>
}

/** How a command says how it went. */
export type Done = (code: Exit) => void

const verbs: Readonly<Record<string, Verb>> = {
  run: { summary: 'project scenarios and show facts, table and chart', load: () => import('./commands/run.ts') },
  explain: { summary: 'how one figure was made, down to the inputs', load: () => import('./commands/explain.ts') },
  check: {
    summary: 'hold definitions and results against checks; the verdict for CI',
    load: () => import('./commands/check.ts'),
  },
  convert: {
    summary: 'write a definition in the other notation, YAML or CSV',
    load: () => import('./commands/convert.ts'),
  },
  schema: { summary: 'print the JSON Schema of definitions', load: () => import('./commands/schema.ts') },
}

/** Run the command line and return its exit code. Never ends the process and never throws. */
export async function main(argv: readonly string[], host: Host): Promise<Exit> {
  let result: Exit = exit.ok
  const debug = argv.includes('--debug')
  try {
    const program = await buildProgram(argv, host, (code) => {
      result = code
    })
    await program.parseAsync(argv, { from: 'user' })
    return result
  } catch (problem) {
    return answer(problem, debug, host)
  }
}

/** Say what went wrong, where there is somebody to say it to, and in which exit code. */
function answer(problem: unknown, debug: boolean, host: Host): Exit {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? exit.ok : exit.usage
  const say = (text: string): void => {
    try {
      host.err(text)
    } catch {
      // Nobody is listening; the exit code still tells.
    }
  }
  if (problem instanceof UsageError) {
    say(`scenario: ${problem.message}\n`)
    return exit.usage
  }
  if (problem instanceof OutputError) {
    say(`scenario: ${problem.message}\n`)
    return exit.io
  }
  const detail = problem instanceof Error ? (debug ? problem.stack : problem.message) : String(problem)
  say(`scenario: a fault of the program, please report it with the definition that shows it: ${detail}\n`)
  if (!debug) say('Run it again with --debug for the place.\n')
  return exit.internal
}

async function buildProgram(argv: readonly string[], host: Host, done: Done): Promise<Command> {
  const program = new Command('scenario')
    .description('Ten-year financial scenarios for a health commissioner.')
    .version(manifest.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .showSuggestionAfterError()
    .configureHelp({ optionDescription })
    .exitOverride()
    .configureOutput({ writeOut: host.out, writeErr: (text) => host.err(text.replace(/^error:/, 'scenario:')) })
  const wanted = argv.find((word) => !word.startsWith('-')) ?? ''
  const verb = Object.hasOwn(verbs, wanted) ? verbs[wanted] : undefined
  if (verb !== undefined) {
    const { command } = await verb.load()
    program.addCommand(command(host, done).summary(verb.summary).copyInheritedSettings(program).exitOverride())
  } else {
    for (const [name, { summary }] of Object.entries(verbs)) {
      program
        .command(`${name} [arguments...]`)
        .summary(summary)
        .description(summary)
        .helpOption(false)
        .allowUnknownOption()
    }
    program.addHelpCommand(false)
    program.addHelpText(
      'after',
      '\nStart with: scenario run scenarios/3pct.yaml\nEach command explains itself: scenario run --help\n',
    )
    if (wanted === '') program.action(() => host.out(program.helpInformation()))
  }
  return program
}

/** What an option does. That a repeatable one starts out empty is nobody's concern. */
function optionDescription(option: Option): string {
  return Array.isArray(option.defaultValue) ? option.description : new Help().optionDescription(option)
}
