import { printYear } from '../base/financial-year.ts'
import { wrap } from '../base/text-width.ts'
import { careSettings, otherSettings } from '../budget/mapping.ts'
import { readBudget } from '../budget/read-budget.ts'
import { mappingToFill } from '../budget/write-mapping.ts'
import { commandOf } from '../report/hint.ts'
import { type Exit, exit } from './exit.ts'
import { type Host, UsageError } from './host.ts'
import { openMapping, openText } from './init-budget.ts'
import { type InitOptions, saidOfBudget } from './init-options.ts'
import { refuseInputs } from './init-places.ts'
import { Problems } from './problems.ts'
import { startedBy } from './program.ts'
import { writeResult } from './write-result.ts'

/** Write a mapping of a budget to be filled in, for `--write-mapping`, and no definition. `begun` is where that is to be once it is filled in. */
export function writeMapping(target: string, begun: string, options: InitOptions, host: Host): Exit {
  const { from } = options
  if (from === undefined) throw new UsageError('--write-mapping is about a budget. Name its file with --from.')
  refuseInputs([target], options, host)
  const held = target === '-' ? undefined : host.read(target)
  if (options.force !== true && held !== undefined && (held.ok || !held.missing))
    throw new UsageError(`${target} is there already. Name another file, or give --force to write it anew.`)
  const problems = new Problems(options.strict === true)
  const file = openText(from, host, problems.tell)
  const earlier = options.mapping === undefined ? undefined : openMapping(options.mapping, host, problems.tell)
  const budget = file && readBudget(file, { ...saidOfBudget(options), mapping: earlier }, problems.tell)
  host.err(problems.text((problem) => problems.isError(problem) || options.quiet !== true))
  if (budget === undefined || problems.exit !== exit.ok) return problems.exit
  const code = writeResult(target, [mappingToFill(budget, earlier)], host)
  if (code !== exit.ok || target === '-') return code
  const names = new Set(budget.lines.map(({ key }) => key)).size
  const { text } = commandOf(
    startedBy({ set: [] }, host),
    'init',
    begun,
    '--from',
    from,
    '--mapping',
    target,
    ...again(options),
  )
  const said = `Written: ${target}, with ${names} ${names === 1 ? 'name' : 'names'} of budget lines. Fill in to which line of the scenario each belongs, and where the care is: ${careSettings.join(', ')}; or ${otherSettings.join(', ')}. Then:`
  host.out(`${wrap(said, Math.max(40, host.columns() ?? 80)).join('\n')}\n  ${text}\n`)
  return code
}

/** What was said of the budget, to be said once more. */
function again({ lineColumn, amountColumn, unit, base, isTotal, isLine, negate }: InitOptions): readonly string[] {
  const given = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [name, value]
  return [
    ...given('--line-column', lineColumn),
    ...given('--amount-column', amountColumn),
    ...given('--unit', unit),
    ...given('--base', base === undefined ? undefined : printYear(base)),
    ...isTotal.flatMap((name) => ['--is-total', name]),
    ...isLine.flatMap((name) => ['--is-line', name]),
    ...(negate === true ? ['--negate'] : []),
  ]
}
