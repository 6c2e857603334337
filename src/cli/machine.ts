import { accessSync, constants, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { reasonOf } from './node-files.ts'

/** What this program runs on, for who wants to know why something does not work. */
export interface Machine {
  /** The version of Node, such as 20.20.0. */
  readonly node: string
  readonly platform: string
  readonly architecture: string
  /** What the environment says of language and characters: `en_GB.UTF-8`; empty where it says nothing. */
  readonly language: string
  readonly locale: string
  readonly timeZone: string
  /** The folder that the program and its scenarios are in. */
  readonly home: string
  /** Where files are kept that are not to stay, and why none can be written there. */
  readonly temporary: { readonly path: string; readonly failure: string | undefined }
  /** Where the first of some programs is; undefined where none of them is found. */
  readonly find: (names: readonly string[]) => string | undefined
}

/** The machine of this process. */
export function nodeMachine(): Machine {
  const { env, platform, arch, versions } = process
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return {
    node: versions.node,
    platform,
    architecture: arch,
    language: [env.LC_ALL, env.LC_CTYPE, env.LANG].find((one) => one !== undefined && one !== '') ?? '',
    locale,
    timeZone,
    home: join(dirname(realpathSync(process.argv[1] ?? '.')), '..'),
    temporary: temporary(),
    find: (names) => find(names, (env.PATH ?? '').split(delimiter)),
  }
}

/** Where programs are that stand in no path. */
const otherPlaces = [
  '/Applications/LibreOffice.app/Contents/MacOS',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Firefox.app/Contents/MacOS',
  String.raw`C:\Program Files\LibreOffice\program`,
  String.raw`C:\Program Files\Google\Chrome\Application`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application`,
  String.raw`C:\Program Files\Mozilla Firefox`,
]

function find(names: readonly string[], path: readonly string[]): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.com', '.cmd'] : ['']
  for (const folder of [...path.filter((one) => one !== ''), ...otherPlaces])
    for (const name of names)
      for (const ending of endings) {
        const file = join(folder, name + ending)
        if (isProgram(file)) return file
      }
  return undefined
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Whether a file can be written where the system keeps what is not to stay; it is taken away again. */
function temporary(): Machine['temporary'] {
  const path = process.getBuiltinModule('node:os').tmpdir()
  try {
    const folder = mkdtempSync(join(path, 'scenario-'))
    try {
      writeFileSync(join(folder, 'written'), 'written')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    return { path, failure: undefined }
  } catch (problem) {
    return { path, failure: reasonOf(problem) }
  }
}
