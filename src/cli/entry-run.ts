import { nodeHost } from './node-host.ts'
import { plainRun } from './plain-run.ts'
import { silentHost } from './silent-host.ts'

/** Run the file of this process's command line and end it: see `entry.ts`. */
export function start(): void {
  void plainRun(process.argv[3] ?? '', nodeHost('plain')).then((code) => process.exit(code))
}

/**
 * Run in silence the smallest scenario and one with a contract, so that a code cache holds what they take compiled. More in the cache
 * would cost the smallest what it saves others.
 */
export async function warmUp(): Promise<void> {
  for (const name of ['3pct', 'do-something']) await plainRun(`scenarios/${name}.yaml`, silentHost())
}
