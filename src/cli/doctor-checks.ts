import { join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { listInWords } from '../base/list-in-words.ts'
import { verdictOn } from '../report/checks/verdict.ts'
import type { ShowOptions } from './choices.ts'
import { environment } from './environment.ts'
import type { Host } from './host.ts'
import type { Machine } from './machine.ts'
import { colourChoice } from './page-of.ts'
import { Problems } from './problems.ts'
import { openAll } from './read-scenarios.ts'

/** Something that was looked at: how it is, and what to do about it where that is not as it should be. */
export interface Finding {
  readonly id: string
  /** `note` is for what only some of the program is better with. */
  readonly verdict: 'ok' | 'note' | 'warn' | 'fail'
  readonly found: string
  readonly advice?: string
}

/** Look at everything that the program needs, or that changes what a person sees. */
export function findingsOn(options: ShowOptions, host: Host): readonly Finding[] {
  const machine = host.machine()
  return [
    { id: 'program', verdict: 'ok', found: `scenario ${manifest.version}` },
    nodeVersion(machine),
    { id: 'system', verdict: 'ok', found: `${machine.platform}, ${machine.architecture}` },
    characters(machine),
    {
      id: 'locale',
      verdict: 'ok',
      found: `Locale ${machine.locale}, time zone ${machine.timeZone}: results depend on neither`,
    },
    width(options, host),
    colour(options, host),
    temporary(machine),
    ...environmentOf(host),
    aid(machine, 'libreoffice', 'LibreOffice', ['soffice', 'libreoffice'], 'to open and recalculate workbooks'),
    aid(machine, 'browser', 'A browser', browsers, 'to look at pages and print them'),
    scenarios(machine, host),
  ]
}

const browsers =
  'chromium chromium-browser google-chrome google-chrome-stable chrome msedge microsoft-edge firefox'.split(' ')

/** The floor stands in the manifest alone: `>=20.19`. */
function nodeVersion({ node }: Machine): Finding {
  const floor = manifest.engines.node.replace('>=', '')
  const found = `Node ${node}; ${floor} or later is needed`
  if (isAtLeast(node, floor)) return { id: 'node', verdict: 'ok', found }
  return { id: 'node', verdict: 'fail', found, advice: `Install Node ${floor} or later.` }
}

function isAtLeast(version: string, floor: string): boolean {
  const [own, least] = [version, floor].map((text) => text.split('.').map(Number))
  for (const [at, number] of (least ?? []).entries()) {
    const other = own?.[at] ?? 0
    if (other !== number) return other > number
  }
  return true
}

function characters({ language, platform }: Machine): Finding {
  const id = 'characters'
  if (/utf-?8/i.test(language)) return { id, verdict: 'ok', found: `Characters are UTF-8 (${language})` }
  if (platform === 'win32' || platform === 'darwin') {
    return { id, verdict: 'ok', found: 'Characters are UTF-8, which this system has where its terminal does' }
  }
  return {
    id,
    verdict: 'warn',
    found: `The environment ${language === '' ? 'names no character set' : `says ${language}`}, so £ and lines may not show; files are UTF-8 all the same`,
    advice: 'Set LANG=C.UTF-8, or give --ascii.',
  }
}

function width({ width: asked }: ShowOptions, host: Host): Finding {
  const columns = host.columns()
  const found =
    asked !== undefined
      ? `Width ${asked}, as --width says`
      : columns === undefined
        ? 'Width 80, because this is no terminal; --width changes it'
        : `Width ${Math.max(40, columns)}, that of the terminal`
  return { id: 'width', verdict: 'ok', found }
}

function colour(options: ShowOptions, host: Host): Finding {
  const { isWanted, why } = colourChoice(options, host, host.columns() !== undefined)
  return { id: 'colour', verdict: 'ok', found: `Colour is ${isWanted ? 'on' : 'off'}: ${why}` }
}

function temporary({ temporary: { path, failure } }: Machine): Finding {
  const id = 'temporary-files'
  if (failure === undefined) return { id, verdict: 'ok', found: `Files can be written in ${path}` }
  const advice = 'Set TMPDIR to a folder that can be written.'
  return { id, verdict: 'warn', found: `No file can be written in ${path}: ${failure}`, advice }
}

function environmentOf({ env }: Host): readonly Finding[] {
  const set = Object.entries(environment).filter(([name]) => (env[name] ?? '') !== '')
  const told = set.map(([name, does]) => `${name}=${env[name]} (${does})`)
  const found = `Settings come from the command line and from ${listInWords(Object.keys(environment), 'and')}; there is no file of them. Set: ${told.length === 0 ? 'none' : told.join('; ')}`
  const epoch = env.SOURCE_DATE_EPOCH ?? ''
  const isWrong = epoch !== '' && !/^\d{1,12}$/.test(epoch)
  const settings: Finding = { id: 'settings', verdict: 'ok', found }
  if (!isWrong) return [settings]
  return [
    settings,
    {
      id: 'source-date-epoch',
      verdict: 'fail',
      found: `SOURCE_DATE_EPOCH is "${epoch}"`,
      advice: 'It must be a whole number of seconds.',
    },
  ]
}

/** A program beside this one, without which all works. */
function aid({ find }: Machine, id: string, name: string, names: readonly string[], use: string): Finding {
  const path = find(names)
  if (path !== undefined) return { id, verdict: 'ok', found: `${name} is found ${use}: ${path}` }
  return { id, verdict: 'note', found: `${name} is not found; it is only of use ${use}` }
}

/** The scenarios that come with the program must pass as they did when it was made. */
function scenarios({ home }: Machine, host: Host): Finding {
  const id = 'scenarios'
  const folder = join(home, 'scenarios')
  const names = (host.list?.(folder) ?? []).filter((name) => /\.(?:yaml|csv)$/.test(name)).sort()
  if (names.length === 0) {
    const found = `No scenarios are found in ${folder}`
    return { id, verdict: 'fail', found, advice: 'Install the program again.' }
  }
  // They are held against the day of today: a date that is none is told by itself.
  const there: Host = { ...host, env: {}, workingDirectory: host.real(home) }
  const wrong = names.filter((name) => !passes(join(folder, name), there))
  if (wrong.length === 0) return { id, verdict: 'ok', found: `All ${names.length} scenarios in ${folder} pass` }
  const found = `${wrong.length} of ${names.length} scenarios in ${folder} do not pass: ${listInWords(wrong)}`
  return { id, verdict: 'fail', found, advice: 'They were changed, or the program is broken: install it again.' }
}

function passes(path: string, host: Host): boolean {
  const opened = openAll([path], { set: [] }, host, new Problems(false))
  return verdictOn(
    opened.map((one) => ({ ...one, scenario: one.projected })),
    false,
  ).passes
}
