import type { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { hasFailedCheck } from '../checks/checks.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { areDeflatedAlike, deflationOf } from './deflated-alike.ts'
import type { Cell, Column, Table } from './report.ts'
import { basisOf, type View, type ViewChoice, viewOf } from './view.ts'

interface Measure {
  readonly label: string
  readonly when: 'first' | 'last' | 'change'
  readonly path: string
}

const measures: readonly Measure[] = [
  { label: 'Envelope', when: 'first', path: 'out-of-hospital.envelope' },
  { label: 'Envelope', when: 'last', path: 'out-of-hospital.envelope' },
  { label: 'Change', when: 'change', path: 'out-of-hospital.envelope' },
  { label: 'Headroom', when: 'last', path: 'headroom' },
  { label: 'To be found', when: 'last', path: 'savings.requirement' },
]

/**
 * The out-of-hospital envelope, the headroom and the savings still to be found of several scenarios, side by side. Money
 * is in one unit, that of the first where none is asked for. Real terms are of one price base: unlike ones are refused
 * before it comes to this.
 */
export function summaryOf(scenarios: readonly [Scenario, ...Scenario[]], choice: ViewChoice): Table {
  const [first] = scenarios
  const inOneUnit: ViewChoice = { ...choice, unit: choice.unit ?? first.definition.unit }
  const view = viewOf(first, inOneUnit)
  const alike = scenarios.every(
    ({ definition: { horizon } }) =>
      horizon.base === first.definition.horizon.base && horizon.count === first.definition.horizon.count,
  )
  const { base, count } = first.definition.horizon
  const note = {
    first: alike ? printYear(base) : 'base year',
    last: alike ? printYear(base + count) : 'last year',
    change: '',
  }
  const apart = view.isReal && !areDeflatedAlike(scenarios.map(deflationOf)) ? ', each by its own deflator' : ''
  const columns: Column[] = measures.map(({ label, when }) => ({ label, note: note[when] }))
  return {
    heading: 'Scenarios side by side',
    basis: `Out-of-hospital envelope, headroom, and recurrent savings still to be found; ${basisOf(view)}${apart}`,
    decimals: view.decimals,
    percentDecimals: view.cash.decimals,
    columns,
    rows: scenarios.map((scenario) => {
      const own = viewOf(scenario, inOneUnit)
      return {
        role: 'item',
        label: `${scenario.definition.title}${alike ? '' : yearsOf(scenario)}${hasFailedCheck(scenario) ? ' (CHECKS FAILED)' : ''}`,
        cells: measures.map((measure) => cellOf(scenario, measure, own)),
      }
    }),
    additions: [],
  }
}

/** The first and the last year of a scenario, where those of others differ. */
function yearsOf({ definition: { horizon } }: Scenario): string {
  return `, ${printYear(horizon.base)} to ${printYear(horizon.base + horizon.count)}`
}

function cellOf({ projection, definition }: Scenario, { path, when }: Measure, view: View): Cell {
  const at = (index: number): Decimal | undefined => {
    const value = valueAt(projection, path, index)
    return value === undefined ? undefined : view.money(value, index)
  }
  const [start, end] = [at(0), at(definition.horizon.count)]
  const value = when === 'first' ? start : when === 'last' ? end : start === undefined ? undefined : end?.minus(start)
  return value === undefined ? { is: 'blank' } : { is: 'money', value }
}
