import { toldComparison } from '../../report/compare/chapter.ts'
import { provenanceOf } from '../../report/provenance.ts'
import { liveWorkbook } from '../../workbook/workbook.ts'
import type { ModelWriter } from '../model-writer.ts'
import { writeWorkbook } from './write-workbook.ts'

/** Scenarios that are alike as a workbook that is the model itself, as bytes. */
export const writeModel: ModelWriter = async (scenarios, made, { decimals, compared }) => {
  const program = `scenario ${made.version}`.trim()
  const book = liveWorkbook(scenarios, made, decimals, compared && toldComparison(compared, made.started))
  const rests = scenarios.map((scenario) => ({ inputs: made.inputs(scenario), values: made.values(scenario) }))
  const provenance = provenanceOf(made, rests)
  return [await writeWorkbook(book, { style: 'model', timestamp: made.timestamp, program, provenance })]
}
