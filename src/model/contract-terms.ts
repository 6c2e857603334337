import { one } from '../base/decimal.ts'
import { poundsIn } from '../base/money-unit.ts'
import type { Contract, Definition, ItemId, Limit, Sharing } from '../definition/definition.ts'
import { divide, input, number, plus, poundsFactor, row, sum, times } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { countedInWords, isCapitated } from './capitation.ts'
import { valuedFrom } from './contracts.ts'
import { limitOf } from './limit.ts'
import { always, type InForce, inForce, inUnit, ofItem, type Row } from './row.ts'

/** METHODS.md, section 8: the terms of contracts by year, and what is in scope. Of a place there are none: they are its members'. */
export function contractTermRows(definition: Definition): Row[] {
  if (definition.members.length > 0 || definition.contracts.length === 0) return []
  const titles = new Map<string, string>(definition.lines.map(({ id, title }) => [id, title]))
  return definition.contracts.flatMap((contract) =>
    ofItem('contracts', contract, [
      ...scopeRows(contract),
      ...(definition.population === undefined ? [] : [perHead(contract, definition)]),
      ...termRows(contract, (line) => titles.get(line) ?? line),
    ]),
  )
}

/** The services by how much of them is in scope, and what of the cost of all services is theirs. */
function scopeRows(contract: Contract): Row[] {
  const { from, ends } = contract
  const added = (lines: readonly string[]): Numeric => sum(...lines.map((line) => plus(row(`lines.${line}.spend`))))
  const { whole, part } = linesByScope(contract)
  return [
    named(contract, 'fully-in-scope', 'services fully in scope, spend', added(whole)),
    named(contract, 'partly-in-scope', 'services partly in scope, spend', added(part)),
    inForce(
      { from, ends, otherwise: 'none' },
      share(
        named(
          contract,
          'scope-share',
          'services in scope, share of the cost of all',
          divide(row(`contracts.${contract.id}.cost`), row('spend.cost')),
        ),
      ),
    ),
  ]
}

/** The lines that are in scope as a whole; and those of which a part is, or on which the provider shares beyond the scope. */
export function linesByScope({ scope, beyond }: Pick<Contract, 'scope' | 'beyond'>): {
  readonly whole: readonly ItemId[]
  readonly part: readonly ItemId[]
} {
  // One share holds in all years.
  const shared = scope.filter((part) => part.share.values[0]?.isZero() === false)
  const isWhole = (part: Contract['scope'][number]): boolean => part.share.values[0]?.eq(one) === true
  return {
    whole: shared.filter(isWhole).map(({ line }) => line),
    part: [...beyond, ...shared.filter((part) => !isWhole(part))].map(({ line }) => line),
  }
}

function perHead(contract: Contract, { unit }: Definition): Row {
  const pounds = times(row(`contracts.${contract.id}.value`), poundsFactor(poundsIn(unit)))
  // A price that follows people is for those that it counts.
  const [label, formula] = isCapitated(contract)
    ? [`price per head, people ${countedInWords(contract)}`, row(`contracts.${contract.id}.per-head`)]
    : ['price per head, all residents', divide(pounds, row('population.total'))]
  return inForce(priced(contract), inUnit('pounds', named(contract, 'price-per-head', label, formula)))
}

function termRows(contract: Contract, titleOf: (line: string) => string): Row[] {
  const { id, outcomes, gain, loss, beyond } = contract
  const path = `contracts.${id}`
  const value = row(`${path}.value`)
  const term = (name: string, label: string, formula: Numeric): Row =>
    inForce(priced(contract), named(contract, name, label, formula))
  const shareOf = (name: string, label: string, { share: stated }: Pick<Sharing, 'share'>): Row =>
    share(term(name, label, stated === undefined ? number(one) : input(stated)))
  const limit = (name: string, label: string, of: Limit | undefined, usual: Numeric): Row[] =>
    of === undefined ? [] : [term(name, label, limitOf(of, usual))]
  return [
    ...(outcomes === undefined
      ? []
      : [
          shareOf(
            'outcomes-share',
            `outcomes, share of the price${outcomes.isWithin ? '' : ' on top of it'}`,
            outcomes,
          ),
          shareOf('achievement', 'outcomes, achievement', { share: outcomes.achievement }),
        ]),
    shareOf('gain-share', "provider's share of gains", gain),
    shareOf('loss-share', "provider's share of losses", loss),
    // Without a share all is the provider's, so that a band changes nothing.
    ...limit('gain-band', 'band before gains are shared', gain.share && gain.band, value),
    ...limit('loss-band', 'band before losses are shared', loss.share && loss.band, value),
    ...limit('gain-cap', "cap on the commissioner's gain", gain.cap, value),
    ...limit('loss-cap', "cap on the provider's loss", loss.cap, value),
    ...beyond.flatMap(({ line, gain: savings, loss: overspends }) => {
      const title = titleOf(line)
      const expected = row(`${path}.counterfactual.${line}`)
      return [
        ...(savings === undefined
          ? []
          : [
              shareOf(`gain-share.${line}`, `${title}, provider's share of savings`, savings),
              ...limit(`gain-band.${line}`, `${title}, band before savings are shared`, savings.band, expected),
              ...limit(`gain-cap.${line}`, `${title}, cap on what the provider is paid`, savings.cap, value),
            ]),
        ...(overspends === undefined
          ? []
          : [
              shareOf(`loss-share.${line}`, `${title}, provider's share of overspends`, overspends),
              ...limit(`loss-band.${line}`, `${title}, band before overspends are shared`, overspends.band, expected),
              ...limit(`loss-cap.${line}`, `${title}, cap on what the provider pays`, overspends.cap, value),
            ]),
      ]
    }),
  ]
}

/** The years in which there is a price. */
function priced(contract: Contract): InForce {
  return { from: valuedFrom(contract), ends: contract.ends, otherwise: 'none' }
}

function named({ id, title }: Contract, name: string, label: string, formula: Numeric): Row {
  return always(`contracts.${id}.${name}`, `${title}, ${label}`, formula)
}

function share(row: Row): Row {
  return inUnit('share', row)
}
