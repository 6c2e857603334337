import { one } from '../base/decimal.ts'
import type { Contract, Sharing } from '../definition/definition.ts'
import { at, input, less, max, min, number, onePlus, plus, previous, row, sum, times } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { limitOf } from './limit.ts'
import { always, asStep, type InForce, inForce, inUnit, money, nothing, type Row, rate, working } from './row.ts'

/** METHODS.md, section 8: what a provider is paid, or pays, on a line beyond the scope, against how it would have grown. */
export function beyondRows(contract: Contract, baseYear: number, valued: InForce): Row[] {
  return contract.beyond.flatMap((part) => rowsOf(contract, part, baseYear, valued))
}

/** The sum over the lines beyond the scope. */
export function beyondTotal({ id, beyond }: Contract): Numeric {
  return sum(...beyond.map(({ line }) => plus(row(`contracts.${id}.beyond.${line}`))))
}

function rowsOf(
  { id, title, starts, ends, agreed }: Contract,
  { line, counterfactual, gain, loss }: Contract['beyond'][number],
  baseYear: number,
  valued: InForce,
): Row[] {
  const path = `contracts.${id}`
  const [own, index, growth, expected] = [
    'beyond',
    'counterfactual-index',
    'counterfactual-growth',
    'counterfactual',
  ].map((name) => `${path}.${name}.${line}`) as [string, string, string, string]
  // Where the contract started before the base year, the chain goes on from what it had come to.
  const before = agreed?.counterfactual.get(line)
  const off = sum(plus(row(expected)), less(row(`lines.${line}.cost`)))
  const shares: Term[] = [
    ...(gain === undefined ? [] : [plus(part(gain, off, path, expected))]),
    ...(loss === undefined ? [] : [less(part(loss, sum(less(off)), path, expected))]),
  ]
  return [
    asStep('contract', 'row', inForce(valued, always(own, `${title}, share in ${line}`, sum(...shares)))),
    working(
      inForce(
        valued,
        always(
          expected,
          `${title}, ${line} as it would have been`,
          times(
            before === undefined ? at(`lines.${line}.recurrent`, baseYear + starts - 1) : input(before),
            row(index),
          ),
        ),
      ),
    ),
    working(
      inUnit(
        'index',
        money(index, `${title}, growth of ${line} as it would have been, added up`, {
          base: number(one),
          formula: times(previous(index), onePlus(row(growth))),
        }),
      ),
    ),
    working(
      inForce(
        { from: Math.max(1, starts), ends, otherwise: 'nothing' },
        rate(growth, `${title}, growth of ${line} as it would have been`, input(counterfactual)),
      ),
    ),
  ]
}

/** The provider's part of what lies outside the band. */
function part({ share, band, cap }: Sharing, off: Numeric, path: string, expected: string): Numeric {
  const outside = max(nothing, band === undefined ? off : sum(plus(off), less(limitOf(band, row(expected)))))
  const own = share === undefined ? outside : times(input(share), outside)
  return cap === undefined ? own : min(own, limitOf(cap, row(`${path}.value`)))
}
