import type { Line } from '../definition/definition.ts'
import { input, less, plus, row, sum } from '../formula/build.ts'
import { alone, money, type Row } from './row.ts'

/** METHODS.md, section 4: what a line would be at the level of comparable commissioners, and how far it is from that. */
export function benchmarkRows({ id: line, title: lineTitle, benchmarks }: Line): Row[] {
  return benchmarks.flatMap(({ id, title, amount, variance }) => {
    const path = `lines.${line}.benchmarks.${id}`
    const whole = `lines.${line}.recurrent`
    const own = row(whole)
    // What others spend is held against the line of one member, not against what several spend on it.
    return [
      money(`${path}.amount`, `${lineTitle}, at the level of ${title}`, {
        base: amount !== undefined ? input(amount) : variance && sum(plus(own), less(input(variance))),
      }),
      money(`${path}.variance`, `${lineTitle}, above or (below) ${title}`, {
        base: variance !== undefined ? input(variance) : sum(plus(own), less(row(`${path}.amount`))),
      }),
    ].map((one) => alone(one, whole))
  })
}
