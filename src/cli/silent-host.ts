import type { Host } from './host.ts'
import { nodeFiles } from './node-files.ts'
import { nodeHost } from './node-host.ts'

/** The real files, and no output. */
export function silentHost(): Host {
  const ignore = (): void => {}
  return {
    ...nodeHost(),
    // What V8 is told is part of a code cache, which would not fit the next start.
    ...nodeFiles(),
    out: ignore,
    err: ignore,
    stage: () => ({ keep: () => undefined, drop: ignore }),
    stageFolder: () => ({ keep: () => undefined, drop: ignore }),
    begin: () => ({ write: ignore, keep: () => undefined, drop: ignore }),
    columns: () => undefined,
    errIsTerminal: () => false,
  }
}
