import { checksOf } from '../analysis/checks.ts'
import type { Scenario } from '../analysis/open.ts'
import type { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { type MoneyUnit, poundsIn, unitInWords } from '../base/money-unit.ts'
import { valueAt } from '../engine/project.ts'
import { usualDecimals } from './build-report.ts'
import type { Cell, Column, Table } from './report.ts'

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

/** The out-of-hospital envelope, the headroom and the savings still to be found of several scenarios, side by side. */
export function summaryOf(
  scenarios: readonly Scenario[],
  asked: MoneyUnit | undefined,
  decimals: number | undefined,
): Table {
  const [first] = scenarios
  const unit = asked ?? first?.definition.unit ?? '£m'
  const alike = scenarios.every(
    ({ definition: { horizon } }) =>
      horizon.base === first?.definition.horizon.base && horizon.count === first.definition.horizon.count,
  )
  const { base = 0, count = 0 } = first?.definition.horizon ?? {}
  const note = {
    first: alike ? printYear(base) : 'base year',
    last: alike ? printYear(base + count) : 'last year',
    change: '',
  }
  const columns: Column[] = measures.map(({ label, when }) => ({ label, note: note[when] }))
  return {
    heading: 'Scenarios side by side',
    basis: `Out-of-hospital envelope, headroom, and recurrent savings still to be found; ${unitInWords(unit)}, cash`,
    decimals: decimals ?? usualDecimals[unit],
    columns,
    rows: scenarios.map((scenario) => ({
      role: 'item',
      label: `${scenario.definition.title}${hasFailed(scenario) ? ' (CHECKS FAILED)' : ''}`,
      cells: measures.map((measure) => cellOf(scenario, measure, unit)),
    })),
    additions: [],
  }
}

function cellOf({ projection, definition }: Scenario, { path, when }: Measure, unit: MoneyUnit): Cell {
  const at = (index: number): Decimal | undefined => valueAt(projection, path, index)
  const [start, end] = [at(0), at(definition.horizon.count)]
  const value = when === 'first' ? start : when === 'last' ? end : start === undefined ? undefined : end?.minus(start)
  if (value === undefined) return { is: 'blank' }
  return {
    is: 'money',
    value: unit === definition.unit ? value : value.times(poundsIn(definition.unit)).div(poundsIn(unit)),
  }
}

function hasFailed(scenario: Scenario): boolean {
  return checksOf(scenario).some(({ outcome, severity }) => outcome === 'fail' && severity === 'error')
}
