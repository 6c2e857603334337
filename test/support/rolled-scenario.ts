import { Loader } from '../../src/definition/layers/load.ts'
import { openScenario, type Scenario } from '../../src/open/open.ts'
import { rebase } from '../../src/rebase/rolled-files.ts'
import { diskFiles, overlaid } from './overlaid-files.ts'

const today = '2026-11-22'

/** A shipped scenario rolled forward to a year, as its result is read again. */
export function rolledScenario(name: string, to: number): Scenario {
  const [path, target] = [`scenarios/${name}.yaml`, 'scenarios/rolled.yaml']
  const rebased = rebase(diskFiles, {}, { path, to, target, today }, () => {})
  const files = overlaid(new Map((rebased?.files ?? []).map((file) => [file.path, file.text])))
  const scenario = openScenario(new Loader(files, {}), { path: target, name: 'rolled', today }, () => {})
  if (scenario === undefined) throw new Error(`${name} rolled forward to ${to} is no plan`)
  return scenario
}
