import type { Host } from './host.ts'
import { nodeHost } from './node-host.ts'

/** The real files, and no output. */
export function silentHost(): Host {
  const ignore = (): void => {}
  return {
    ...nodeHost(),
    out: ignore,
    err: ignore,
    stage: () => ({ keep: () => undefined, drop: ignore }),
    columns: () => undefined,
    errIsTerminal: () => false,
  }
}
