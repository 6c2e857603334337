import type { Format } from '../render/formats.ts'
import { placeholder } from './placeholder.ts'

/** Where results go and in which format. A target may hold `{scenario}`; `-` is standard output. */
export interface Output {
  readonly target: string
  readonly format: Format
  /** Whether a file beside it records what it was made from. */
  readonly hasSideFile?: true
}

/** Whether a result holds all scenarios of the command, and not each in a file of its own. */
export function ofAll({ target }: Pick<Output, 'target'>): boolean {
  return !target.includes(placeholder)
}

/** Whether people read a result, on a screen or anywhere else. */
export function isForPeople({ format: { readers } }: Output): boolean {
  return readers === 'screen' || readers === 'people'
}

/** The file of one scenario, where each has one of its own. */
export function fileOf({ target }: Pick<Output, 'target'>, name: string): string {
  return target.replaceAll(placeholder, () => name)
}
