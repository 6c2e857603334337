import type { Scenario } from '../open/open.ts'
import { type Exit, exit, worse } from './exit.ts'
import { type Host, UsageError } from './host.ts'
import type { Format, Output } from './outputs.ts'
import { placeholder, refuseUnknownPlaceholder } from './placeholder.ts'
import type { Opened } from './read-scenarios.ts'
import { writeResult } from './write-result.ts'

/** One thing to write: some scenarios, in a format, to a target. */
export interface Delivery {
  readonly target: string
  readonly format: Format
  readonly scenarios: readonly Scenario[]
  /** All or nothing: written only where every scenario is right. */
  readonly together: boolean
}

/**
 * What to write where. A target with `{scenario}` is one file for each scenario that is right; any other holds them all.
 * Two that would meet in one file, or in a file that was read, are refused before anything is written.
 */
export function targetsOf(outputs: readonly Output[], opened: readonly Opened[], host: Host): Delivery[] {
  for (const { target } of outputs) refuseUnknownPlaceholder(target)
  const deliveries = outputs.flatMap(({ target, format }): Delivery[] =>
    target.includes(placeholder)
      ? opened.map(({ name, scenario }) => ({
          target: target.replaceAll(placeholder, name),
          format,
          scenarios: scenario === undefined ? [] : [scenario],
          together: false,
        }))
      : [{ target, format, scenarios: opened.flatMap(({ scenario }) => scenario ?? []), together: true }],
  )
  const taken = new Map<string, string>()
  for (const { path } of opened) if (path !== '-') taken.set(host.real(path), `the definition ${path}`)
  for (const { scenario } of opened) {
    for (const file of scenario?.files ?? []) {
      const path = file.source?.path
      if (path !== undefined && path !== '<stdin>') taken.set(host.real(path), `the definition ${path}`)
    }
  }
  for (const { target } of deliveries) {
    if (target === '-') continue
    const real = host.real(target)
    const other = taken.get(real)
    if (other !== undefined)
      throw new UsageError(`${target} would overwrite ${other}. Choose another -o, or put ${placeholder} in it.`)
    taken.set(real, 'another result of this command')
  }
  return deliveries.filter(({ scenarios }) => scenarios.length > 0)
}

/**
 * Write everything there is to write, in order. Results that belong together are held back where a scenario is wrong. A
 * batch tells on standard error how it went.
 */
export async function deliver(
  deliveries: readonly Delivery[],
  opened: readonly Opened[],
  render: (delivery: Delivery) => Promise<string>,
  quiet: boolean,
  host: Host,
): Promise<Exit> {
  const wrong = opened.filter(({ scenario }) => scenario === undefined).map(({ path }) => path)
  const due = deliveries.filter(({ together }) => !together || wrong.length === 0)
  const held = deliveries.filter(({ together, target }) => together && wrong.length > 0 && target !== '-')
  const watched = !quiet && due.length > 20 && host.errIsTerminal()
  let written = 0
  let code: Exit = exit.ok
  for (const [index, delivery] of due.entries()) {
    const outcome = writeResult(delivery.target, await render(delivery), host)
    code = worse(code, outcome)
    if (outcome === exit.ok && delivery.target !== '-') written++
    // Ctrl-C is only heard between turns of the event loop.
    if (index % 10 === 9) await new Promise((resolve) => setImmediate(resolve))
    if (watched && (index % 10 === 9 || index === due.length - 1)) host.err(`\r${index + 1} of ${due.length} files`)
  }
  if (watched) host.err('\n')
  const files = due.filter(({ target }) => target !== '-').length + held.length
  if (files > 0 && (opened.length > 1 || wrong.length > 0) && (!quiet || wrong.length > 0)) {
    const all = `${opened.length - wrong.length} of ${opened.length} scenarios right, ${written} ${written === 1 ? 'file' : 'files'} written`
    const bad = wrong.length === 0 ? '' : `; wrong: ${wrong.join(', ')}`
    const not = held.length === 0 ? '' : `; not written: ${held.map(({ target }) => target).join(', ')}`
    host.err(`${all}${bad}${not}.\n`)
  }
  return code
}
