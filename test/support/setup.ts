import { Decimal } from '../../src/base/decimal.ts'

// `a < b` on decimals type-checks, then compares them as strings: 10 < 9 is true. No lint rule
// sees it, so it throws while tests run. decimal.js itself may still coerce.
// oxlint-disable-next-line typescript/unbound-method -- called with an explicit `this` below
const coerce = Decimal.prototype.valueOf
Decimal.prototype.valueOf = function (this: Decimal): string {
  const caller = new Error().stack?.split('\n')[2] ?? ''
  if (!caller.includes('decimal.js')) {
    throw new Error('Compare decimals with .lt(), .gt() or .eq(), not with an operator')
  }
  return coerce.call(this)
}

// Properties try new cases at every run here; in CI the same ones, so that a change is judged by what it changed.
if (process.env.CI !== undefined) {
  const { default: fc } = await import('fast-check')
  fc.configureGlobal({ seed: 20180913 })
}
