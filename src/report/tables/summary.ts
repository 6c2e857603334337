import { printYear } from '../../base/financial-year.ts'
import { hasFailedCheck } from '../../checks/checks.ts'
import type { Horizon } from '../../definition/values/years.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import type { Column, Table } from '../document.ts'
import type { Cell } from '../figure.ts'
import { areDeflatedAlike, type Deflation, deflationOf } from '../views/deflated-alike.ts'
import { cellOf, FiguresInView } from '../views/figures-in-view.ts'
import { basisOf, type View, type ViewChoice, viewOf } from '../views/view.ts'

interface Measure {
  readonly label: string
  readonly when: 'first' | 'last' | 'change'
  readonly path: RowPath
}

const measures: readonly Measure[] = [
  { label: 'Envelope', when: 'first', path: 'out-of-hospital.envelope' },
  { label: 'Envelope', when: 'last', path: 'out-of-hospital.envelope' },
  { label: 'Change', when: 'change', path: 'out-of-hospital.envelope' },
  { label: 'Headroom', when: 'last', path: 'headroom' },
  { label: 'To be found', when: 'last', path: 'savings.requirement' },
]

/** What is kept of a scenario. */
interface Line {
  readonly title: string
  readonly horizon: Horizon
  readonly hasFailed: boolean
  readonly cells: readonly Cell[]
  readonly deflation: Deflation | undefined
}

/**
 * The out-of-hospital envelope, the headroom and the savings still to be found of several scenarios, side by side, from
 * scenarios that come one at a time. Money is in one unit, that of the first where none is asked for. Real terms are of one
 * price base: unlike ones are refused before it comes to this.
 */
export class Summary {
  private readonly choice: ViewChoice
  private readonly lines: Line[] = []
  private first: View | undefined

  constructor(choice: ViewChoice) {
    this.choice = choice
  }

  add(scenario: Scenario): void {
    const { title, horizon } = scenario.definition
    const view = viewOf(scenario, { ...this.choice, unit: this.choice.unit ?? this.first?.cash.unit })
    this.first ??= view
    const figures = new FiguresInView(scenario, view)
    this.lines.push({
      title,
      horizon,
      hasFailed: hasFailedCheck(scenario),
      cells: measures.map((measure) => measured(figures, measure)),
      deflation: view.isReal ? deflationOf(scenario) : undefined,
    })
  }

  /** Undefined where there are not several. */
  table(): Table | undefined {
    const { first: view, lines } = this
    const [first] = lines
    if (view === undefined || first === undefined || lines.length < 2) return undefined
    const { base, count } = first.horizon
    const isAlike = lines.every(({ horizon }) => horizon.base === base && horizon.count === count)
    const note = {
      first: isAlike ? printYear(base) : 'base year',
      last: isAlike ? printYear(base + count) : 'last year',
      change: '',
    }
    const deflations = lines.flatMap(({ deflation }) => deflation ?? [])
    const apart = areDeflatedAlike(deflations) ? '' : ', each by its own deflator'
    return {
      heading: 'Scenarios side by side',
      basis: `Out-of-hospital envelope, headroom, and recurrent savings still to be found; ${basisOf(view)}${apart}`,
      decimals: view.decimals,
      percentDecimals: view.cash.decimals,
      columns: measures.map(({ label, when }): Column => ({ label, note: note[when] })),
      rows: lines.map(({ title, horizon, hasFailed, cells }) => ({
        role: 'item',
        label: `${title}${isAlike ? '' : yearsOf(horizon)}${hasFailed ? ' (CHECKS FAILED)' : ''}`,
        cells,
      })),
      additions: [],
      notes: [],
    }
  }
}

/** The first and the last year of a scenario, where those of others differ. */
function yearsOf({ base, count }: Horizon): string {
  return `, ${printYear(base)} to ${printYear(base + count)}`
}

function measured(figures: FiguresInView, { path, when }: Measure): Cell {
  if (when === 'change') return cellOf(figures.change(path, 0, figures.last))
  return figures.cell(path, when === 'first' ? 0 : figures.last)
}
