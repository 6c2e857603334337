import { writtenText } from '../definition/values/entry.ts'
import type { Scenario } from '../open/open.ts'
import { statedPath } from '../questions/bridge/differences.ts'

/** Every figure that a scenario states, by path, as it is written: what tells later which of them has changed. */
export function inputValues({ name, model }: Scenario): Record<string, Record<string, string>> {
  const stated = model.inputs.flatMap((input) =>
    input.entry === undefined ? [] : [[statedPath(input), writtenText(input.entry)] as const],
  )
  return { [name]: Object.fromEntries(stated) }
}
