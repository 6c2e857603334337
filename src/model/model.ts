import type { MoneyUnit } from '../base/money-unit.ts'
import type { Change, Definition } from '../definition/definition.ts'
import type { Horizon } from '../definition/values/years.ts'
import { less, plus, row } from '../formula/build.ts'
import type { Term } from '../formula/node.ts'
import { amountPath, changeRows } from './changes.ts'
import { adjustmentsOn, contractRows } from './contracts.ts'
import { fundingRows } from './funding.ts'
import { type Effects, type LineEffects, lineRows } from './lines.ts'
import { peopleAndPriceRows } from './people-and-prices.ts'
import { placeRows } from './place.ts'
import { positionRows, spendRows } from './positions.ts'
import { providerRows } from './providers.ts'
import { reserveRows } from './reserves.ts'
import { responsibilityRows, takenOn } from './responsibilities.ts'
import { riskRows } from './risks.ts'
import type { Row } from './row.ts'
import { savingRows } from './savings.ts'
import { shiftRows } from './shifts.ts'

/** The financial model of one definition: named rows, in the order in which outputs list them. */
export interface Model {
  readonly rows: readonly Row[]
  readonly horizon: Horizon
  readonly unit: MoneyUnit
}

/** Turn a definition into rows. There is no other copy of a rule: every output is a reading of these. */
export function buildModel(definition: Definition): Model {
  return { rows: rowsOf(definition), horizon: definition.horizon, unit: definition.unit }
}

function rowsOf(definition: Definition): readonly Row[] {
  if (definition.members.length > 0) return placeRows(definition, rowsOf)
  return [
    ...fundingRows(definition),
    ...responsibilityRows(definition),
    ...reserveRows(definition),
    ...lineRows(definition, (line) => effectsOn(line, definition)),
    ...spendRows(definition),
    ...savingRows(definition),
    ...shiftRows(definition),
    ...changeRows(definition, 'pressures'),
    ...changeRows(definition, 'investments'),
    ...positionRows(definition),
    ...contractRows(definition),
    ...riskRows(definition),
    ...providerRows(definition),
    ...peopleAndPriceRows(definition),
  ]
}

/** What savings, shifts, pressures and investments send to a line. */
function effectsOn(line: string, { savings, shifts, changes, responsibilities, contracts }: Definition): Effects {
  const own = savings.filter((saving) => saving.line === line)
  const delivered = (recurrent: boolean): Term[] =>
    own.filter((saving) => saving.recurrent === recurrent).map(({ id }) => less(row(`savings.${id}.delivered`)))
  const costs = savings.filter(({ costLine, cost }) => costLine === line && cost !== undefined)
  const moved: Term[] = [
    ...shifts.filter(({ to }) => to === line).map(({ id }) => plus(row(`shifts.${id}.reprovided`))),
    ...shifts.filter(({ from }) => from === line).map(({ id }) => less(row(`shifts.${id}.released`))),
  ]
  const pressures = effectsOf(changes, line, 'pressures')
  const investments = effectsOf(changes, line, 'investments')
  return {
    unavoidable: { ...pressures, changes: [...takenOn(responsibilities, line), ...pressures.changes] },
    chosen: {
      changes: [...delivered(true), ...moved, ...investments.changes],
      levels: investments.levels,
      nonRecurrent: [
        ...costs.map(({ id }) => plus(row(`savings.${id}.cost`))),
        ...delivered(false),
        ...investments.nonRecurrent,
      ],
    },
    contracts: adjustmentsOn(contracts, line),
  }
}

function effectsOf(changes: readonly Change[], line: string, kind: Change['kind']): LineEffects {
  const own = changes.filter((change) => change.line === line && change.kind === kind)
  const terms = (wanted: (change: Change) => boolean): Term[] =>
    own.filter(wanted).map((change) => plus(row(amountPath(change))))
  return {
    changes: terms(({ form, recurrent }) => form === 'new' && recurrent),
    levels: terms(({ form }) => form !== 'new'),
    nonRecurrent: terms(({ form, recurrent }) => form === 'new' && !recurrent),
  }
}
