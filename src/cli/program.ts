import type { Host } from './host.ts'

/** What a reader types to start the program: npx says in the environment that it was it. */
export function programOf({ env }: Host): string {
  return env.npm_command === 'exec' ? 'npx scenario' : 'scenario'
}
