import type { Exit } from './exit.ts'

/** How a command says how it went. */
export type Done = (code: Exit) => void
