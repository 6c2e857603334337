import manifest from '../../package.json' with { type: 'json' }
import type { Maker } from '../report/result-provenance.ts'

/** Put in by the build (esbuild.config.js). */
declare const buildDigest: string | undefined

/** This program: its version, and which build of that it is. */
export const ownMaker: Maker = {
  version: manifest.version,
  build: typeof buildDigest === 'undefined' ? undefined : buildDigest,
}
