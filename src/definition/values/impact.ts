/** How much a value matters, the least first, and what each mark says: METHODS.md and the schema tell the same. */
export const impacts = {
  green: 'marginal',
  amber: 'relevant',
  red: 'what the answer turns on',
} as const satisfies Readonly<Record<string, string>>

/** How much a value matters. */
export type Impact = keyof typeof impacts

/** The marks themselves. */
export const marksOfImpact = Object.keys(impacts) as readonly Impact[]
