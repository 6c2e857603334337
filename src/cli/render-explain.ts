import manifest from '../../package.json' with { type: 'json' }
import type { Explanation } from '../explain/explanation.ts'
import type { CommonOptions, ShowOptions } from './choices.ts'
import type { Host } from './host.ts'
import { layoutOf } from './layout.ts'
import type { Output } from './outputs.ts'

/** An explanation and the file it was asked of, as it was given. */
export interface Answer {
  readonly explanation: Explanation
  readonly file: string
}

/** Render an explanation in the format of an output. Each format is loaded only when it is asked for. */
export async function renderExplain(
  { format, target }: Output,
  { explanation, file }: Answer,
  options: CommonOptions & ShowOptions,
  host: Host,
): Promise<string> {
  switch (format) {
    case 'json': {
      const { renderExplanationJson } = await import('../render/explain-json.ts')
      const { inputHashes } = await import('./input-hashes.ts')
      return renderExplanationJson(explanation, {
        version: manifest.version,
        inputs: inputHashes(explanation.scenario),
      })
    }
    case 'markdown': {
      const { renderExplanationMarkdown } = await import('../render/explain-markdown.ts')
      const provenance = await provenanceOf(explanation, options)
      return renderExplanationMarkdown(explanation, file, options.decimals ?? 1, provenance)
    }
    default: {
      const layout = await layoutOf(options, host, target === '-')
      return layout.plain
        ? (await import('../render/explain-plain.ts')).renderExplanationPlain(explanation, file, layout)
        : (await import('../render/explain-text.ts')).renderExplanation(explanation, file, layout)
    }
  }
}

/** What a document was made by and from, a line each. */
async function provenanceOf({ scenario }: Explanation, { set }: CommonOptions): Promise<string[]> {
  const { inputHashes } = await import('./input-hashes.ts')
  const changes = set.length === 0 ? '' : ` with ${set.map((one) => `--set ${one}`).join(' ')}`
  return [
    `Made by scenario ${manifest.version}${changes} from:`,
    ...Object.entries(inputHashes(scenario)).map(([path, hash]) => `${path}, SHA-256 ${hash}`),
  ]
}
