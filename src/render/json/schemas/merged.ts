import { bare, top } from './compared.ts'
import type { Shape } from './shapes.ts'
import { simulatedSchema } from './simulated.ts'
import { sweptSchema } from './swept.ts'

/** What `scenario merge --json` prints: what the whole run would have. */
export const mergedSchema: Shape = {
  ...top('Answers of scenario merge --json'),
  anyOf: [simulatedSchema, sweptSchema].map(bare),
}
