const ofEveryObject = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)])

/**
 * Whether a text may not be a key: `__proto__`, `constructor` and whatever else every object of the language has, since
 * a look-up by such a name would find something that nobody wrote.
 */
export function isForbidden(name: string): boolean {
  return ofEveryObject.has(name)
}
