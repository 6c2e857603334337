import type { ChangedInput } from '../../report/proof.ts'
import type { ResultProvenance } from '../../report/result-provenance.ts'

/** The files that a result rests on and that are others than they were, or are new among them. */
export function changedFiles(was: ResultProvenance, is: ResultProvenance): string[] {
  const names = new Set([...Object.keys(was.inputs), ...Object.keys(is.inputs)])
  return [...names].filter((name) => was.inputs[name] !== is.inputs[name])
}

/** The figures that are stated otherwise than they were, in the order in which they are stated now. */
export function changedInputs(was: ResultProvenance, is: ResultProvenance): ChangedInput[] {
  const scenarios = new Set([...Object.keys(is.values), ...Object.keys(was.values)])
  return [...scenarios].flatMap((scenario) => {
    const [before, now] = [was.values[scenario] ?? {}, is.values[scenario] ?? {}]
    const paths = new Set([...Object.keys(now), ...Object.keys(before)])
    return [...paths].flatMap((path) =>
      before[path] === now[path] ? [] : [{ scenario, path, was: before[path], is: now[path] }],
    )
  })
}
