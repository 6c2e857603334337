import type { LoadedParted } from './parted-command.ts'

/** The commands whose runs can be done in parts, by the name that parts hold. Only the one that is merged is loaded. */
export const partedCommands: Readonly<Record<string, () => Promise<{ readonly parted: LoadedParted }>>> = {
  sweep: () => import('./sweep-parts.ts'),
  simulate: () => import('./simulate-parts.ts'),
}
