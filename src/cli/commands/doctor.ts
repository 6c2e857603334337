import { Command } from 'commander'
import manifest from '../../../package.json' with { type: 'json' }
import { padRight, wrap } from '../../base/text-width.ts'
import { toAscii } from '../../render/ascii.ts'
import type { Page } from '../../render/page.ts'
import type { ShowOptions } from '../choices.ts'
import { type Finding, findingsOn } from '../doctor-checks.ts'
import type { Done } from '../done.ts'
import { type Exit, exit } from '../exit.ts'
import type { Host } from '../host.ts'
import { addManual } from '../manual.ts'
import { addTextOptions } from '../options.ts'
import { screenPage } from '../page-of.ts'
import manual from './doctor.md'

interface DoctorOptions extends ShowOptions {
  readonly json?: true
  readonly strict?: true
}

/** `scenario doctor`. */
export function command(host: Host, done: Done): Command {
  const doctor = new Command('doctor')
    .description('Tell whether everything is there that the program needs, and what it runs on.')
    .option('--json', 'the findings as JSON')
    .option('--strict', 'treat warnings as failures')
    .option('--debug', 'print the place of a fault of the program')
  return addManual(addTextOptions(doctor), manual, host).action(async (options: DoctorOptions) =>
    done(await examine(options, host)),
  )
}

async function examine(options: DoctorOptions, host: Host): Promise<Exit> {
  const findings = findingsOn(options, host)
  const isBad = ({ verdict }: Finding): boolean => verdict === 'fail' || (options.strict === true && verdict === 'warn')
  const passed = !findings.some(isBad)
  if (options.json === true) host.out(asJson(findings, passed))
  else host.out(asText(findings, await screenPage(options, host, true)))
  return passed ? exit.ok : exit.findings
}

function asJson(findings: readonly Finding[], passed: boolean): string {
  const checks = findings.map(({ advice = null, ...rest }) => ({ ...rest, advice }))
  const data = { schemaVersion: 1, program: 'scenario', version: manifest.version, command: 'doctor', passed, checks }
  return `${JSON.stringify(data, null, 2)}\n`
}

const words: Readonly<Record<Finding['verdict'], string>> = { ok: 'ok', note: 'note', warn: 'warn', fail: 'FAIL' }
const column = 6

/** A paragraph for each finding, beside the word that says how it is. */
function asText(findings: readonly Finding[], { width, ascii, paint }: Page): string {
  const styles = { ok: paint.pass, note: paint.muted, warn: paint.heading, fail: paint.fail }
  const lines = findings.flatMap(({ verdict, found, advice }) => {
    const text = advice === undefined ? found : `${found}. ${advice}`
    const [first = '', ...rest] = wrap(ascii ? toAscii(text) : text, width - column)
    return [
      `${styles[verdict](padRight(words[verdict], column))}${first}`,
      ...rest.map((line) => ' '.repeat(column) + line),
    ]
  })
  return `${lines.join('\n')}\n`
}
