import type { MoneyUnit } from '../base/money-unit.ts'
import type { Change, Definition } from '../definition/definition.ts'
import type { Horizon } from '../definition/years.ts'
import { less, plus, row } from '../formula/build.ts'
import type { Term } from '../formula/node.ts'
import { amountPath, changeRows } from './changes.ts'
import { fundingRows } from './funding.ts'
import { type Effects, type LineEffects, lineRows } from './lines.ts'
import { peopleAndPriceRows } from './people-and-prices.ts'
import { positionRows, spendRows } from './positions.ts'
import { reserveRows } from './reserves.ts'
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
  const rows = [
    ...fundingRows(definition),
    ...reserveRows(definition),
    ...lineRows(definition, (line) => effectsOn(line, definition)),
    ...spendRows(definition),
    ...savingRows(definition),
    ...shiftRows(definition),
    ...changeRows(definition, 'pressures'),
    ...changeRows(definition, 'investments'),
    ...positionRows(definition),
    ...peopleAndPriceRows(definition),
  ]
  return { rows, horizon: definition.horizon, unit: definition.unit }
}

/** What savings, shifts, pressures and investments send to a line. */
function effectsOn(line: string, { savings, shifts, changes }: Definition): Effects {
  const own = savings.filter((saving) => saving.line === line)
  const delivered = (recurrent: boolean): Term[] =>
    own.filter((saving) => saving.recurrent === recurrent).map(({ id }) => less(row(`savings.${id}.delivered`)))
  const costs = savings.filter(({ costLine, cost }) => costLine === line && cost !== undefined)
  const moved: Term[] = [
    ...shifts.filter(({ to }) => to === line).map(({ id }) => plus(row(`shifts.${id}.reprovided`))),
    ...shifts.filter(({ from }) => from === line).map(({ id }) => less(row(`shifts.${id}.released`))),
  ]
  const investments = effectsOf(changes, line, 'investments')
  return {
    unavoidable: effectsOf(changes, line, 'pressures'),
    chosen: {
      changes: [...delivered(true), ...moved, ...investments.changes],
      levels: investments.levels,
      nonRecurrent: [
        ...costs.map(({ id }) => plus(row(`savings.${id}.cost`))),
        ...delivered(false),
        ...investments.nonRecurrent,
      ],
    },
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
