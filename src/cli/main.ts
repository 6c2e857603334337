import { Command, CommanderError, Help, type Option } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { answer } from './answer.ts'
import { keepAsked } from './asked-words.ts'
import type { CommandName } from './command-names.ts'
import type { Done } from './done.ts'
import { type Exit, exit } from './exit.ts'
import type { Host } from './host.ts'
import { programOf } from './program.ts'

/** A command: what it does in a line, and how to load the rest. Only the one asked for is loaded. */
interface Verb {
  readonly summary: string
  readonly load: () => Promise<{ readonly command: (host: Host, done: Done, run: typeof main) => Command }>
}

const verbs: Readonly<Record<CommandName, Verb>> = {
  run: { summary: 'project scenarios and show facts, table and chart', load: () => import('./commands/run.ts') },
  compare: {
    summary: 'scenarios side by side, differences from the first, and the bridge between them',
    load: () => import('./commands/compare.ts'),
  },
  explain: { summary: 'how one figure was made, down to the inputs', load: () => import('./commands/explain.ts') },
  check: {
    summary: 'hold definitions and results against checks; the verdict for CI',
    load: () => import('./commands/check.ts'),
  },
  assumptions: {
    summary: 'the register of assumptions: value, source, owner, quality, impact and swing of each',
    load: () => import('./commands/assumptions.ts'),
  },
  solve: {
    summary: 'the value of one input at which a condition becomes true',
    load: () => import('./commands/solve.ts'),
  },
  sensitivity: {
    summary: 'what a row rests on most: each figure at its low and its high',
    load: () => import('./commands/sensitivity.ts'),
  },
  appraise: {
    summary: 'options against one another: criteria, discounted cost, ranks and what would change them',
    load: () => import('./commands/appraise.ts'),
  },
  sweep: {
    summary: 'every combination of the numbers of some figures',
    load: () => import('./commands/sweep.ts'),
  },
  simulate: {
    summary: 'how far ranges and risks spread a row: percentiles, chances and a fan chart',
    load: () => import('./commands/simulate.ts'),
  },
  review: {
    summary: 'the plan against what came out, and what would have had to be true',
    load: () => import('./commands/review.ts'),
  },
  merge: {
    summary: 'put the parts of a run in shares together',
    load: () => import('./commands/merge.ts'),
  },
  batch: {
    summary: 'many scenarios under many settings to many files, as a manifest says',
    load: () => import('./commands/batch.ts'),
  },
  appendix: {
    summary: 'the financial appendix of a business case, as one folder',
    load: () => import('./commands/appendix.ts'),
  },
  diff: {
    summary: 'what changed from one version to another, and what it did to the answer',
    load: () => import('./commands/diff.ts'),
  },
  rebase: {
    summary: 'the plan rolled forward to a later base year',
    load: () => import('./commands/rebase.ts'),
  },
  verify: {
    summary: 'make results again from what they record, and compare byte for byte',
    load: () => import('./commands/verify.ts'),
  },
  convert: {
    summary: 'write a definition in the other notation, YAML or CSV',
    load: () => import('./commands/convert.ts'),
  },
  fmt: { summary: 'write definitions in the house order, comments kept', load: () => import('./commands/fmt.ts') },
  terms: {
    summary: 'what a term or a row means: formula in words, unit, sign',
    load: () => import('./commands/terms.ts'),
  },
  init: {
    summary: 'begin a definition: from a budget, from a few questions, or with figures to replace',
    load: () => import('./commands/init.ts'),
  },
  doctor: {
    summary: 'whether everything is there that the program needs, and what it runs on',
    load: () => import('./commands/doctor.ts'),
  },
  completion: {
    summary: 'the script by which a shell completes command lines',
    load: () => import('./commands/completion.ts'),
  },
  schema: { summary: 'print the JSON Schema of definitions', load: () => import('./commands/schema.ts') },
}

/** Run the command line and return its exit code. Never ends the process and never throws. */
export async function main(argv: readonly string[], host: Host): Promise<Exit> {
  // What the script of `completion` asks, for a person who is typing.
  if (argv[0] === '__complete') return (await import('./complete/complete.ts')).complete(argv.slice(1), verbs, host)
  let result: Exit = exit.ok
  const debug = argv.includes('--debug')
  try {
    const program = await buildProgram(argv, host, (code) => {
      result = code
    })
    await program.parseAsync(argv, { from: 'user' })
    return result
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? exit.ok : exit.usage
    return answer(problem, debug, host)
  }
}

async function buildProgram(argv: readonly string[], host: Host, done: Done): Promise<Command> {
  const program = new Command(programOf(host))
    .description('Ten-year financial scenarios for a health commissioner.')
    .version(manifest.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .showSuggestionAfterError()
    .configureHelp({ optionDescription })
    .exitOverride()
    .configureOutput({ writeOut: host.out, writeErr: (text) => host.err(text.replace(/^error:/, 'scenario:')) })
  const wanted = argv.find((word) => !word.startsWith('-')) ?? ''
  const verb = Object.hasOwn(verbs, wanted) ? verbs[wanted as CommandName] : undefined
  if (verb !== undefined) {
    const { command } = await verb.load()
    const own = command(host, done, main).summary(verb.summary).copyInheritedSettings(program).exitOverride()
    keepAsked(own)
    program.addCommand(own)
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
      `\nStart with: ${programOf(host)} run scenarios/3pct.yaml\nEach command explains itself: ${programOf(host)} run --help\n`,
    )
    if (wanted === '') program.action(() => host.out(program.helpInformation()))
  }
  return program
}

/** What an option does. That a repeatable one starts out empty is nobody's concern. */
function optionDescription(option: Option): string {
  return Array.isArray(option.defaultValue) ? option.description : new Help().optionDescription(option)
}
