/** The smallest power of two that is no less than a whole number from 1 to 2^31. */
export function powerOfTwoFrom(least: number): number {
  return least <= 1 ? 1 : 2 ** (32 - Math.clz32(least - 1))
}
