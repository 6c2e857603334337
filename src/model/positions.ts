import { grouped } from '../base/grouped.ts'
import type { Definition, Saving } from '../definition/definition.ts'
import { divide, less, plus, row, sum, toDate } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { boardTerms } from './board-terms.ts'
import { linesIn } from './care-settings.ts'
import { changeStillToCome } from './changes.ts'
import { borneByProviders, paidBelowPrice, recurrentAdjustments } from './contracts.ts'
import { heldOfFunding, taken, takenOff } from './held-of-funding.ts'
import { eventTermsOfNoLine } from './risk-events.ts'
import { addingUp, again, always, explained, inUnit, money, needing, type Row } from './row.ts'
import { savingStillToCome, stillToComePath } from './savings.ts'

/** METHODS.md, section 7: total spend, in the order of the lines. */
export function spendRows(definition: Definition): Row[] {
  const { lines } = definition
  const over = (name: string, more: readonly Term[] = []): Numeric =>
    sum(...lines.map(({ id }) => plus(row(`lines.${id}.${name}`))), ...more)
  const events = eventTermsOfNoLine(definition)
  return [
    always('spend.total', 'Total spend', over('spend', events)),
    always('spend.do-nothing', 'Total spend, do nothing', over('do-nothing', events)),
    always('spend.recurrent', 'Total spend, recurrent', over('recurrent')),
  ].map(addingUp)
}

/** METHODS.md, section 7: what is left, and of which kind. */
export function positionRows(definition: Definition): Row[] {
  const { lines, contracts } = definition
  const outside = linesIn({ lines }, 'out-of-hospital')
  const outOfHospital = sum(...outside.map(({ id }) => plus(row(`lines.${id}.spend`))))
  const shareOfFunding = (path: string): Numeric => divide(row(path), row('funding.total'))
  return [
    always('headroom', 'Headroom', sum(plus(row('available')), less(row('spend.total')))),
    explained(
      boardTerms.recurrentHeadroom,
      always(
        'headroom.recurrent',
        'Recurrent headroom',
        sum(
          plus(row('funding.recurrent')),
          ...takenOff('headroom.recurrent', definition),
          less(row('spend.recurrent')),
          ...recurrentAdjustments(contracts).map(taken),
        ),
      ),
    ),
    again(money('headroom.to-date', 'Headroom to date', { formula: toDate('headroom') })),
    always('headroom.risk-adjusted', 'Headroom less risks', sum(plus(row('headroom')), less(row('risks.total')))),
    again(inUnit('share', always('headroom.share', 'Headroom, share of funding', shareOfFunding('headroom')))),
    needing(['lines'], always('out-of-hospital.spend', 'Out-of-hospital spend', outOfHospital)),
    explained(
      boardTerms.envelope,
      always(
        'out-of-hospital.envelope',
        'Out-of-hospital envelope',
        sum(plus(row('headroom')), plus(row('out-of-hospital.spend'))),
      ),
    ),
    again(
      inUnit(
        'share',
        always(
          'out-of-hospital.share',
          'Out-of-hospital spend, share of funding',
          shareOfFunding('out-of-hospital.spend'),
        ),
      ),
    ),
    always(
      'in-year',
      'In-year surplus / (deficit)',
      sum(plus(row('funding.total')), ...takenOff('in-year', definition), less(row('spend.total'))),
    ),
    ...underlyingRows(definition),
    always('do-nothing-gap', 'Do-nothing surplus / (gap)', sum(plus(row('available')), less(row('spend.do-nothing')))),
  ].map(addingUp)
}

/** The underlying position, and each step to it from the in-year one, signed as it is added. */
function underlyingRows(definition: Definition): Row[] {
  const { lines, savings, changes, contracts } = definition
  const oneOff = savings.filter(({ recurrent }) => !recurrent)
  const saved = ({ id }: Saving): Term => plus(row(`savings.${id}.delivered`))
  const savedOn = grouped(oneOff, ({ line }): string => line)
  const inScope = borneByProviders(contracts, (line) => (savedOn.get(line) ?? []).map(saved))
  const stillToCome: Term[] = [
    ...savings
      .filter((saving) => savingStillToCome(saving) !== undefined)
      .map(({ id }) => plus(row(stillToComePath(`savings.${id}`)))),
    ...changes
      .filter((change) => changeStillToCome(change) !== undefined)
      .map(({ kind, id }) => less(row(stillToComePath(`${kind}.${id}`)))),
  ]
  const allNonRecurrent = [
    ...lines.map(({ id }) => plus(row(`lines.${id}.non-recurrent`))),
    ...eventTermsOfNoLine(definition),
  ]
  const position = 'underlying'
  const steps = [
    explained(
      boardTerms.underlying,
      always(
        position,
        'Underlying position',
        sum(
          plus(row('funding.recurrent')),
          less(row('spend.recurrent')),
          ...recurrentAdjustments(contracts).map(taken),
          ...takenOff('underlying', definition),
          plus(row('underlying.full-year-effects')),
        ),
      ),
    ),
    always(
      'underlying.non-recurrent-funding',
      'Less non-recurrent funding',
      sum(plus(row('funding.recurrent')), less(row('funding.total'))),
    ),
    ...heldOfFunding(definition).flatMap(({ addedBack, ofYear, lasting, off }): Row[] => {
      if (addedBack === undefined) return []
      const kept = off.includes('underlying') ? lasting.map(taken) : []
      return [always(addedBack.path, addedBack.label, sum(...ofYear, ...kept))]
    }),
    always(
      'underlying.contracts',
      'Less what is paid below the full price of contracts',
      sum(...paidBelowPrice(contracts)),
    ),
    always(
      'underlying.non-recurrent-spend',
      'Add back non-recurrent spend',
      sum(
        ...allNonRecurrent,
        ...borneByProviders(contracts, (line) => [plus(row(`lines.${line}.non-recurrent`))]).map(taken),
        ...oneOff.map(saved),
        ...inScope.map(taken),
      ),
    ),
    always(
      'underlying.non-recurrent-savings',
      'Less non-recurrent savings',
      sum(...oneOff.map(saved).map(taken), ...inScope),
    ),
    explained(
      boardTerms.fullYearEffect,
      always('underlying.full-year-effects', 'Full-year effects still to come', sum(...stillToCome)),
    ),
  ]
  return steps.map((one) => (one.path === position ? one : { ...one, stepTo: position }))
}
