import { UsageError } from './host.ts'

/** What stands for the name of each scenario in the target of an output. */
export const placeholder = '{scenario}'

/** Refuse braces in a target that nothing fills in. They would else become part of the name of a file. */
export function refuseUnknownPlaceholder(target: string): void {
  const unknown = /\{[^}]*\}/.exec(target.replaceAll(placeholder, ''))?.[0]
  if (unknown !== undefined)
    throw new UsageError(`-o ${target}: ${unknown} stands for nothing. Only ${placeholder} is filled in.`)
}
