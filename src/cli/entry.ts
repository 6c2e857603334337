import { compileLater } from './compile-later.ts'
import type { Host } from './host.ts'
import { main } from './main.ts'
import { nodeHost, workerWord } from './node-host.ts'
import { silentHost } from './silent-host.ts'

/**
 * Run the command line of this process and end it. Everything is written by then, and to fall off the end instead would
 * wait for compilers that work ahead in the background, a fifth of the whole time.
 */
export function start(): void {
  // The loops of simulate are WebAssembly.
  if (process.argv[2] === 'simulate') compileLater()
  if (process.argv[2] === workerWord && !process.getBuiltinModule('node:worker_threads').isMainThread) work()
  else void main(process.argv.slice(2), nodeHost()).then((code) => process.exit(code))
}

/** Do what another thread of this program asks for, and tell it. */
function work(): void {
  const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads')
  void import('./simulate-workers.ts').then(async ({ drawJob }) =>
    parentPort?.postMessage(await drawJob(workerData, nodeHost())),
  )
}

export { asAtStart } from './compile-later.ts'

/** Run what users run, in silence, so that a code cache holds it compiled. */
export async function warmUp(cache?: string): Promise<void> {
  const host = cache === 'packages' ? withWindowsLines(silentHost()) : silentHost()
  for (const argv of warmUps[cache ?? 'usual'] ?? []) await main(argv, host)
}

const file = 'scenarios/3pct.yaml'
const rates = '0%..6%:0.05%'

/** Command lines that are run for a code cache: the usual ones what people run most, the others by what they are for. */
const warmUps: Readonly<Record<string, readonly (readonly string[])[]>> = {
  usual: [
    ['run', file],
    ['run', file, '--csv'],
    ['explain', file, 'headroom', '2023/24'],
    ['check', file],
    ['run', '--help'],
    ['--help'],
  ],
  packages: [
    ['check', file],
    ['check', 'scenarios/3pct.csv'],
  ],
  simulate: [
    ['simulate', 'scenarios/uncertain.yaml', '--draws', '64'],
    ['simulate', 'scenarios/uncertain.yaml', '--draws', '64', '--row', 'headroom', '--quiet', '-o', 'simulated.csv'],
  ],
  sweep: [
    [
      ...['sweep', file, '--vary', `lines.acute.growth=${rates}`, '--vary', `funding.allocation.growth=${rates}`],
      ...['--quiet', '-o', 'swept.csv'],
    ],
  ],
}

/** The same files with the ends of lines that Windows gives them, which only the package that reads all of YAML knows. */
function withWindowsLines(host: Host): Host {
  return {
    ...host,
    read: (path, most) => {
      const found = host.read(path, most)
      if (!found.ok) return found
      const text = Buffer.from(found.bytes).toString('latin1')
      return { ok: true, bytes: Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1') }
    },
  }
}
