/** A figure has at most so many digits before the point, and is nothing where it has as many noughts behind it. */
export const mostWholeDigits = 300

const tooLarge = Number(`1e${mostWholeDigits}`)
const tooSmall = Number(`1e-${mostWholeDigits}`)

/** A binary fraction as it is held: undefined where it has too many digits, nought where it is too small to have any. */
export function heldNumber(value: number): number | undefined {
  const size = Math.abs(value)
  if (size >= tooLarge) return undefined
  return size < tooSmall ? 0 : value
}
