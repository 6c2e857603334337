import { main } from './main.ts'
import { nodeHost } from './node-host.ts'
import { silentHost } from './silent-host.ts'

/**
 * Run the command line of this process and end it. Everything is written by then, and to fall off the end instead would
 * wait for compilers that work ahead in the background, a fifth of the whole time.
 */
export function start(): void {
  void main(process.argv.slice(2), nodeHost()).then((code) => process.exit(code))
}

/** Run what users run most, in silence, so that the code cache holds it compiled. Used by the build alone. */
export async function warmUp(): Promise<void> {
  for (const argv of [['run', 'scenarios/3pct.yaml'], ['run', 'scenarios/3pct.yaml', '--csv'], ['--help']]) {
    await main(argv, silentHost())
  }
}
