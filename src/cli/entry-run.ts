import { withoutFirstCompiler } from './compile-later.ts'
import { nodeHost } from './node-host.ts'
import { plainRun } from './plain-run.ts'
import { silentHost } from './silent-host.ts'

export { asAtStart } from './compile-later.ts'

/** Run the file of this process's command line and end it: see `entry.ts`. */
export function start(): void {
  void plainRun(process.argv[3] ?? '', nodeHost('plain')).then((code) => process.exit(code))
}

/**
 * Run in silence what users run, so that a code cache holds it compiled. What V8's first compiler took up it takes up again at the first
 * call in every start, which pays for what the smallest scenario calls often and for nothing more; of larger ones the cache holds
 * what they take that it does not.
 */
export async function warmUp(): Promise<void> {
  const run = (name: string): Promise<unknown> => plainRun(`scenarios/${name}.yaml`, silentHost())
  await run('3pct')
  await withoutFirstCompiler(async () => {
    for (const name of ['do-something', 'icb', 'westminster-place']) await run(name)
  })
}
