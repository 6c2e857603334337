/** The words of a score, 1 for the first: the scale of the public documents. */
export const scoreWords = ['very poor', 'poor', 'satisfactory', 'good', 'excellent'] as const

/** The score that a text says, by its word or its number, from 1; undefined where it says none. */
export function scoreOf(text: string): number | undefined {
  const at = scoreWords.findIndex((word) => word === text.toLowerCase())
  if (at !== -1) return at + 1
  return /^[1-5]$/.test(text) ? Number(text) : undefined
}

/** A whole score in words. */
export function scoreInWords(score: number): string {
  return scoreWords[score - 1] ?? `${score}`
}
