import type { Explanation } from '../../src/explain/explanation.ts'
import { render } from '../../src/render/json/json.ts'
import { offScreen } from '../../src/render/page.ts'
import { renderWhole } from '../../src/render/renderer.ts'
import { explainChapter } from '../../src/report/explain.ts'
import { made } from './made.ts'

/** What `explain --json` prints of an explanation. */
export function explanationJson(explanation: Explanation): string {
  const by = made('explain', 'derivation')
  const chapters = [explainChapter(explanation, 'file.yaml', 1, by)]
  const document = { made: by, chapters, summary: undefined, verdict: undefined, problems: [] }
  return renderWhole(render, document, offScreen).join('')
}
