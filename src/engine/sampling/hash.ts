/** The bits of a number of 32 bits well mixed, one to one: every bit of it moves about half of those of the result. */
export function mixed(value: number): number {
  // The multipliers of C. Wellons' search for mixing functions of least bias (2018): lowbias32.
  let bits = value
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** One number of 32 bits from several, in their order. */
export function randomKey(...parts: readonly (number | string)[]): number {
  let key = 0x9e3779b9
  for (const part of parts) {
    if (typeof part === 'number') key = mixed(key ^ mixed(part >>> 0))
    else for (let at = 0; at < part.length; at++) key = mixed(key ^ mixed(part.charCodeAt(at) + 0x10000))
    // So that parts do not run into one another.
    key = mixed(key + 0x632be5ab)
  }
  return key
}
