import type { Chapter, Made } from './document.ts'
import type { ResultProvenance } from './result-provenance.ts'

/** What a chapter rests on: its files, and what they state. */
export type RestsOn = Pick<Chapter, 'inputs' | 'values'>

/** What a result of some chapters records; undefined where no command line made it. */
export function provenanceOf(
  { asked, version, build, timestamp }: Pick<Made, 'asked' | 'version' | 'build' | 'timestamp'>,
  told: readonly RestsOn[],
): ResultProvenance | undefined {
  if (asked === undefined) return undefined
  return {
    program: 'scenario',
    version,
    ...(build !== undefined && { build }),
    command: asked.command,
    ...(asked.scenario !== undefined && { scenario: asked.scenario }),
    ...(timestamp !== undefined && { timestamp }),
    inputs: Object.assign({}, ...told.map(({ inputs }) => inputs)),
    values: Object.assign({}, ...told.map(({ values }) => values)),
  }
}
