import { Command, InvalidArgumentError, Option } from 'commander'
import { nearest } from '../../base/nearest.ts'
import { addQuestionOptions } from '../answer-question.ts'
import type { Done } from '../done.ts'
import type { Host } from '../host.ts'
import { addManual } from '../manual.ts'
import { collect } from '../options.ts'
import { formatsFor } from '../outputs.ts'
import { type RegisterOptions, writeRegisters } from '../register-answer.ts'
import { kindsOfRegister } from '../register-choice.ts'
import { addStepOptions } from '../step-options.ts'
import manual from './assumptions.md'

const formats = formatsFor('figures')

/** `scenario assumptions <file...>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('assumptions')
    .description('The register of assumptions: each with its value, source, owner, quality, impact and swing.')
    .argument('<file...>', 'definitions in YAML or CSV; - is standard input')
    .addOption(
      new Option('--only <what>', 'what to list; repeatable').choices(kindsOfRegister).argParser(readKind).default([]),
    )
    .option('--paths <path>', "which to list, such as lines.acute.growth or 'lines.*'; repeatable", collect, [])
    // What a reader of the other commands would try.
    .addOption(new Option('--rows <pattern>').argParser(collect).default([]).hideHelp())
    .option('--row <row>', 'the row that swings are of; headroom, or what there is in its place')
    .option('--year <year>', 'the financial year that swings are of; the last')
  addManual(
    addQuestionOptions(
      addStepOptions(own),
      formats,
      'treat warnings as errors and gaps in what is listed as a failure',
    ),
    manual,
    host,
  )
  return own.action(async (files: string[], options: RegisterOptions & { readonly rows: readonly string[] }) => {
    const { rows, ...others } = options
    done(await writeRegisters(files, { ...others, paths: [...options.paths, ...rows] }, formats, host))
  })
}

function readKind(value: string, earlier: readonly string[]): readonly string[] {
  if (kindsOfRegister.includes(value)) return [...earlier, value]
  const meant = nearest(value, kindsOfRegister)
  throw new InvalidArgumentError(
    `Allowed choices are ${kindsOfRegister.join(', ')}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  )
}
