import type { Made } from '../report/document.ts'
import { provenanceOf, type RestsOn } from '../report/provenance.ts'
import { UsageError } from './host.ts'
import type { Output } from './output.ts'

/** What the name of a file ends in that records what the file without that ending was made from. */
export const sideFileEnding = '.provenance.json'

/** The file beside a result that records what the result was made from. */
export function sideFileOf(target: string): string {
  return `${target}${sideFileEnding}`
}

/** Every file of an output: the result, and the one beside it where it has one. */
export function filesOf<Own extends Pick<Output, 'target' | 'hasSideFile'>>(output: Own): Own[] {
  return output.hasSideFile === true ? [output, { ...output, target: sideFileOf(output.target) }] : [output]
}

/** The text of such a file: what a result of some chapters rests on. */
export function sideText(made: Made, told: readonly RestsOn[]): string {
  return `${JSON.stringify(provenanceOf(made, told), null, 2)}\n`
}

/** Whether a format has no room to record what a result was made from. */
export function needsSideFile(output: Pick<Output, 'format'> | undefined): boolean {
  return output !== undefined && output.format.records !== true
}

/**
 * Give a file beside it to every output whose format has no room to record what it was made from. Throws a `UsageError` where that
 * is asked of standard output, or where no output needs it.
 */
export function withSideFiles(outputs: readonly Output[]): Output[] {
  const needing = outputs.filter(needsSideFile)
  if (needing.length === 0) {
    const names = [...new Set(outputs.map(({ format }) => format.name))].join(' and ')
    throw new UsageError(`--provenance writes a file beside what has no room for it; ${names} has. Drop it.`)
  }
  if (needing.some(({ target }) => target === '-'))
    throw new UsageError('--provenance writes a file beside a file: name one with -o.')
  return outputs.map((output) => (needing.includes(output) ? { ...output, hasSideFile: true } : output))
}
