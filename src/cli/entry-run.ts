import { nodeHost } from './node-host.ts'
import { plainRun } from './plain-run.ts'
import { silentHost } from './silent-host.ts'

/** Run the file of this process's command line and end it: see `entry.ts`. */
export function start(): void {
  void plainRun(process.argv[3] ?? '', nodeHost('plain')).then((code) => process.exit(code))
}

/** Run a scenario in silence, so that a code cache holds what that takes compiled. */
export async function warmUp(): Promise<void> {
  await plainRun('scenarios/3pct.yaml', silentHost())
}
