import type { Definition } from '../definition/definition.ts'
import type { RowPath } from '../model/row-path.ts'
import type { CheckFigures, YearValues } from './figures.ts'
import type { CheckResult } from './result.ts'

/**
 * METHODS.md, section 12: whether the figures agree with one another. Totals are added up here from the lines, streams
 * and reserves of the definition, not read off the formulas of the rows, so that a row left out of a formula is found.
 *
 * Amounts must agree to half a penny whatever their size. Accounts are usually held to a millionth of a total, which on
 * £273m is £273; but nothing here is rounded, so any real difference is a fault of the program.
 */
export function arithmeticChecks(figures: CheckFigures): CheckResult[] {
  const { lines } = figures.scenario.definition
  const spend = figures.sums(lines.map(({ id }): RowPath => `lines.${id}.spend`))
  const checks: readonly { readonly of: RowPath | undefined; readonly check: Check }[] = [
    { of: 'spend.total', check: linesSum },
    { of: 'funding.total', check: streamsSum },
    { of: 'headroom', check: headroom },
    { of: 'underlying', check: underlying },
    { of: undefined, check: contractsSum },
  ]
  // What is not there because nothing is stated that it rests on cannot disagree with anything.
  return checks.flatMap(({ of, check }) =>
    of !== undefined && figures.isAbsent(of) ? [] : (check(figures, spend) ?? []),
  )
}

/** `spend` is what the lines come to, year by year. */
type Check = (figures: CheckFigures, spend: YearValues) => CheckResult | undefined

function linesSum(figures: CheckFigures, spend: YearValues): CheckResult | undefined {
  const { lines } = figures.scenario.definition
  const totals = [
    ['spend.total', 'spend'],
    ['spend.do-nothing', 'do-nothing'],
    ['spend.recurrent', 'recurrent'],
  ] as const
  const pathsOf = ([total, part]: (typeof totals)[number]): [RowPath, ...RowPath[]] => [
    total,
    ...lines.map(({ id }): RowPath => `lines.${id}.${part}`),
  ]
  const readings = totals.flatMap((total, at) => {
    const [first, ...paths] = pathsOf(total)
    const done = totals.slice(0, at).some((other) => figures.isSame(pathsOf(total), pathsOf(other)))
    return done ? [] : figures.equal(first, at === 0 ? spend : figures.sums(paths))
  })
  return figures.result('lines-sum', 'Lines sum to total spend', readings)
}

function streamsSum(figures: CheckFigures): CheckResult | undefined {
  const { streams } = figures.scenario.definition
  const readings = (['total', 'recurrent'] as const).flatMap((part) => {
    const paths = streams.map(({ id }): RowPath => `funding.${id}.${part}`)
    return figures.equal(`funding.${part}`, figures.sums(paths))
  })
  return figures.result('streams-sum', 'Streams sum to funding', readings)
}

function headroom(figures: CheckFigures, spend: YearValues): CheckResult | undefined {
  const { streams, reserves } = figures.scenario.definition
  // Of a place the row tells whether any member loses what is left of a stream.
  const lost = streams.map(({ id }): RowPath => `funding.${id}.lost`).filter((path) => figures.has(path))
  const funding = figures.sums(streams.map(({ id }): RowPath => `funding.${id}.total`))
  const others = figures.sums([
    ...reserves.map(({ id }): RowPath => `reserves.${id}`),
    'surplus.repayment',
    'surplus.required',
    ...lost,
  ])
  const left = figures.years.map((index) => {
    const [used, spent] = [others[index], spend[index]]
    return used && spent && funding[index]?.minus(used).minus(spent)
  })
  const readings = figures.equal('headroom', left)
  return figures.result(
    'headroom',
    losesUnderspends(figures.scenario.definition)
      ? 'Headroom is funding less reserves, repayment, required surplus, lost underspends and spend'
      : 'Headroom is funding less reserves, repayment, required surplus and spend',
    readings,
  )
}

/** Whether any ring-fence loses what is left of it: of a place, one of any of its members. */
function losesUnderspends({ streams, members }: Definition): boolean {
  return members.length > 0
    ? members.some(({ definition }) => losesUnderspends(definition))
    : streams.some(({ ringFence }) => ringFence?.isLost === true)
}

function underlying(figures: CheckFigures): CheckResult | undefined {
  const { rows } = figures.scenario.projection.model
  const steps = rows.filter(({ stepTo, member }) => stepTo === 'underlying' && member === undefined)
  const readings = figures.equal('underlying', figures.sums(['in-year', ...steps]))
  return figures.result('underlying', 'The in-year position and its steps come to the underlying position', readings)
}

function contractsSum(figures: CheckFigures): CheckResult | undefined {
  const { contracts, members } = figures.scenario.definition
  // Of a place its members' own contracts are checked with them.
  if (members.length > 0) return undefined
  const readings = contracts.flatMap(({ id, scope }) => {
    const paths = scope.map(({ line }): RowPath => `contracts.${id}.adjustments.${line}`)
    return figures.equal(`contracts.${id}.adjustment-paid`, figures.sums(paths))
  })
  return figures.result('contracts-sum', 'What contracts pay beyond cost is spread over their lines', readings)
}
