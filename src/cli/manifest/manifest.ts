import type { Span } from '../../diagnostics/span.ts'

/** A piece of text of a manifest, and where it stands. */
export interface ManifestText {
  readonly text: string
  readonly span: Span
}

/** One of the cases of a setting: what it is called in the names of files, and what it changes. */
export interface SettingCase {
  readonly id: string
  /** As `--set` takes them: `path=value`. */
  readonly changes: readonly ManifestText[]
}

/** What is varied, case by case: its name stands in braces in the names of files. */
export interface ManifestSetting {
  readonly name: string
  readonly cases: readonly SettingCase[]
}

/** What a manifest asks for: every scenario, under every combination of the cases of its settings, to every output. */
export interface Manifest {
  readonly path: string
  readonly scenarios: readonly ManifestText[]
  readonly settings: readonly ManifestSetting[]
  readonly outputs: readonly ManifestText[]
}

const text = { type: 'string', minLength: 1 }

/** The JSON Schema (draft 7) of a manifest, for editors. */
export const manifestSchema: object = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Manifest of scenario batch',
  type: 'object',
  properties: {
    scenarios: {
      description: 'Definitions; a path starts from the folder of the manifest.',
      type: 'array',
      items: text,
      minItems: 1,
    },
    set: {
      description:
        'What is varied: by name, then by case, the changes that --set would make. Every combination is run.',
      type: 'object',
      additionalProperties: {
        description: 'The cases, each with its changes; none for the figures as they are stated.',
        type: 'object',
        minProperties: 1,
        propertyNames: { pattern: '^[a-z0-9][a-z0-9-]*$' },
        additionalProperties: {
          type: ['object', 'null'],
          additionalProperties: { type: ['string', 'number', 'boolean'] },
        },
      },
      propertyNames: { pattern: '^[a-z][a-z0-9-]*$', not: { const: 'scenario' } },
    },
    outputs: {
      description: 'Files, the format by extension. {scenario} and the names under set, in braces, are filled in.',
      type: 'array',
      items: text,
      minItems: 1,
    },
  },
  required: ['scenarios', 'outputs'],
  additionalProperties: false,
}
