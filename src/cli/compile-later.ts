/**
 * Settings of V8, by version of Node, that have it wait longer before it optimises a function; none where that does not pay. What it
 * optimises early in a run of a tenth of a second is thrown away with the run: a tenth of the work of a small scenario, a third of
 * that of a place. In long runs, and over hundreds of files, what is optimised later is optimised once.
 */
const settings: Readonly<Record<string, { readonly later: string; readonly usual: string }>> = {
  20: { later: '--interrupt-budget=1000000', usual: '--interrupt-budget=67584' },
  22: { later: '--invocation-count-for-turbofan=30000', usual: '--invocation-count-for-turbofan=3000' },
}
const setting = settings[process.versions.node.split('.')[0] ?? '']

/**
 * Definitions of fewer bytes are through before V8 starts, and to load the settings would cost more than they save: of a command in
 * general, and of the plain run, which does less.
 */
const small = { any: 4000, plain: 12_000 }

/** A count of bytes read, upon which V8 is told to wait. Never in a library: settings are of the whole process. */
export function compileLaterAfter(kind: keyof typeof small): (bytes: number) => void {
  let left = small[kind]
  return (bytes) => {
    if (left < 0) return
    left -= bytes
    if (left < 0) compileLater()
  }
}

let isLater = false

/** Tell V8 to wait at once: for work whose loops V8 has no part in. */
export function compileLater(): void {
  isLater = true
  if (setting !== undefined) process.getBuiltinModule('node:v8').setFlagsFromString(setting.later)
}

/** Load something with V8 set as it started: a code cache that was made under other settings is thrown away. */
export function asAtStart<Loaded>(load: () => Loaded): Loaded {
  if (!isLater || setting === undefined) return load()
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  setFlagsFromString(setting.usual)
  try {
    return load()
  } finally {
    setFlagsFromString(setting.later)
  }
}

/** Do some work for which V8 compiles to byte code alone, and not from there to the machine's. */
export async function withoutFirstCompiler(work: () => Promise<void>): Promise<void> {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  setFlagsFromString('--no-sparkplug')
  try {
    await work()
  } finally {
    setFlagsFromString('--sparkplug')
  }
}
