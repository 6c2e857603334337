import type { Shape } from './shapes.ts'

/**
 * The JSON Schema (draft 7) of what each command prints with `--json`. A command that prints JSON has its line here; a test holds
 * every document that tests make against it.
 */
export const schemas: Readonly<Record<string, () => Promise<Shape>>> = {
  run: async () => (await import('./results.ts')).resultsSchema,
  compare: async () => (await import('./compared.ts')).comparedSchema,
  explain: async () => (await import('./explanation.ts')).explanationSchema,
  check: async () => (await import('./verdict.ts')).verdictSchema,
  assumptions: async () => (await import('./registered.ts')).registeredSchema,
  solve: async () => (await import('./solved.ts')).solvedSchema,
  sensitivity: async () => (await import('./sensitivities.ts')).sensitivitySchema,
  appraise: async () => (await import('./appraised.ts')).appraisedSchema,
  sweep: async () => (await import('./swept.ts')).sweptSchema,
  simulate: async () => (await import('./simulated.ts')).simulatedSchema,
  review: async () => (await import('./reviewed.ts')).reviewedSchema,
  merge: async () => (await import('./merged.ts')).mergedSchema,
  batch: async () => (await import('./batched.ts')).batchedSchema,
  diff: async () => (await import('./diffed.ts')).diffedSchema,
  verify: async () => (await import('./verified.ts')).verifiedSchema,
  doctor: async () => (await import('./examined.ts')).examinedSchema,
  terms: async () => (await import('./terms.ts')).termsSchema,
}
