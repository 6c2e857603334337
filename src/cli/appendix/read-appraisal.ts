import { dirname, join } from 'node:path'
import { isOfOptions } from '../../definition/appraisal/of-options.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { appraise } from '../../questions/appraise/appraise.ts'
import type { Pack } from '../../report/appendix/pack.ts'
import type { ToldAppraisal } from '../../report/appendix/told.ts'
import { viewOf } from '../../report/views/view.ts'
import type { Host } from '../host.ts'
import type { Problems } from '../problems.ts'
import { type Opened, openAll } from '../read-scenarios.ts'
import { viewChoice } from '../view-options.ts'
import type { ToldOptions } from './appendix-told.ts'

/** The appraisal that a manifest names, and what was read for it. */
export interface ReadAppraisal {
  readonly told: ToldAppraisal
  readonly opened: Opened
}

/**
 * Read and appraise the options that a manifest names. Undefined where it names none, and where they are wrong, which is told: at the path in the
 * manifest where the file is no definition of options. `--set` changes the scenarios of the appendix and nothing here.
 */
export function readAppraisal(
  { appraisal, source }: Pack,
  options: ToldOptions,
  host: Host,
  problems: Problems,
): ReadAppraisal | undefined {
  if (appraisal === undefined || source === undefined) return undefined
  const path = join(dirname(source.path), appraisal.text.trim())
  const [opened] = openAll([path], { ...options, set: [] }, host, problems)
  const scenario = opened?.scenario
  if (opened === undefined || scenario === undefined) return undefined
  const { definition } = scenario
  if (!isOfOptions(definition)) {
    problems.tell(diagnose('appendix-appraisal', appraisal.span, { path }))
    return undefined
  }
  const view = viewOf(scenario, {
    ...viewChoice({ ...(options.unit && { unit: options.unit }) }),
    decimals: options.decimals,
  })
  const appraised = appraise(definition, scenario.projection)
  return { told: { answer: { scenario, file: path, appraised }, view }, opened }
}
