import type { ToldScenario } from './told.ts'

/** A chart under a title that names its scenario, beside those of others. */
export function titled<Chart extends { readonly title: string }>(chart: Chart, { scenario }: ToldScenario): Chart {
  return { ...chart, title: `${chart.title}: ${scenario.definition.title}` }
}
