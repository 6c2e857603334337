import { epsilon } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { definitionKeys, isBesideRows } from '../definition/keys/keys.ts'
import { labelAt } from '../definition/keys/label.ts'
import type { Entry } from '../definition/values/entry.ts'
import { monthName } from '../definition/values/scalar.ts'
import { inputLabel, titleOfItem } from '../explain/input-label.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'

/** What a reader may choose in the place of the plan as issued, one at a time, because another model is built for it: a setting, and its words. */
export interface OtherPlan {
  /** As `--set` names it: `contracts.mcp.enabled`. */
  readonly path: string
  readonly text: string
  /** What is chosen: `Without Multispecialty community provider (contract)`. */
  readonly words: string
}

/** One of them with the scenario that comes of it, read and built as the command would. */
export interface OtherScenario {
  readonly plan: OtherPlan
  readonly scenario: Scenario
}

/** So many are offered at most, as many as figures stand in view. */
const mostOffered = 8

const monthsOfQuarter = 3

/** So many are tried at most, and fewer of a long definition, which takes longer to build. */
const mostTried = 24
const mostCells = 200_000

/**
 * The scenarios that come of changing one thing that is no figure: an item left out, or put back where it is switched off, a flag, a
 * year or a month that is later. Only what leaves the base year as it is, is offered, because that is what is; and only what the command takes
 * and what changes a figure. Those that move a row most in the last year come first.
 */
export function otherScenarios(scenario: Scenario, row: Row): readonly OtherScenario[] {
  const { again, model, definition } = scenario
  if (again === undefined) return []
  const cells = model.rows.length * (definition.horizon.count + 1)
  const plans = plansOf(scenario).slice(0, Math.min(mostTried, Math.floor(mostCells / cells)))
  const last = definition.horizon.count
  const at = (one: Scenario) => valueAt(one.projection, row.path, last)
  const moved = ({ scenario: other }: OtherScenario) =>
    at(other)
      ?.minus(at(scenario) ?? 0)
      .abs()
  return plans
    .flatMap((plan): OtherScenario[] => {
      const other = again([...scenario.settings, `${plan.path}=${plan.text}`])
      return other !== undefined && differsLater(scenario, other, row) ? [{ plan, scenario: other }] : []
    })
    .sort((one, next) => moved(next)?.comparedTo(moved(one) ?? 0) ?? 0)
    .slice(0, mostOffered)
}

function plansOf({ definition, model, projection }: Scenario): readonly OtherPlan[] {
  const { entries, off } = definition
  const plans: OtherPlan[] = []
  // What has a figure in the base year stays, which spares building what would not be offered.
  const left = new Set(
    model.rows.flatMap(({ path, item, shown }) =>
      item !== undefined && shown && valueAt(projection, path, 0)?.isZero() === false ? [item.path] : [],
    ),
  )
  for (const entry of entries.values()) {
    const item = itemAt(entry.path)
    if (item === undefined) continue
    if (!left.has(item)) {
      left.add(item)
      plans.push({
        path: `${item}.enabled`,
        text: 'false',
        words: `Without ${itemInWords(item, titleOfItem(item, definition))}`,
      })
    }
    // What stands deeper in it is a detail, for the command.
    const other = entry.path.indexOf('.', item.length + 1) === -1 ? otherwise(entry) : undefined
    if (other === undefined) continue
    const { text, words, issued } = other
    plans.push({
      path: entry.path,
      text,
      words: `${inputLabel(entry.path, definition)}: ${words} instead of ${issued}`,
    })
  }
  for (const { path, member, held = [] } of off.values()) {
    if (member !== undefined || itemAt(path) !== path) continue
    const title = held.find((entry) => entry.path === `${path}.title`)?.content
    const name = title?.form === 'plain' ? title.plain.text : path.slice(path.lastIndexOf('.') + 1)
    plans.push({ path: `${path}.enabled`, text: 'true', words: `With ${itemInWords(path, name)}` })
  }
  return plans
}

/** The item of a collection of the definition itself on which its rows rest; undefined of what stands in none. */
function itemAt(path: string): string | undefined {
  const [name = ''] = path.split('.', 1)
  return isBesideRows(name) || definitionKeys.keys[name]?.is !== 'collection' ? undefined : labelAt(path)?.item
}

function itemInWords(item: string, title: string): string {
  const key = definitionKeys.keys[item.split('.', 1)[0] ?? '']
  const one = key?.is === 'collection' ? key.one : undefined
  return one === undefined ? title : `${title} (${one})`
}

/** What a flag, a year or a month is instead of what is stated: the other one, a year later, or a quarter. */
function otherwise({ key, content }: Entry): (Pick<OtherPlan, 'text' | 'words'> & { issued: string }) | undefined {
  if (content.form !== 'plain') return undefined
  const { value } = content.plain
  if (key.kind === 'flag' && key.switches !== true && typeof value === 'boolean')
    return { text: `${!value}`, words: value ? 'no' : 'yes', issued: value ? 'yes' : 'no' }
  if (typeof value !== 'number') return undefined
  if (key.kind === 'year') {
    const later = printYear(value + 1)
    return { text: later, words: later, issued: printYear(value) }
  }
  const later = value + monthsOfQuarter
  if (key.kind !== 'month' || later > 12) return undefined
  return { text: `${later}`, words: monthName(later), issued: monthName(value) }
}

/** Whether another scenario is another one, and not in its base year, with the row that is asked about. */
function differsLater({ model, projection, definition }: Scenario, other: Scenario, row: Row): boolean {
  const [years, known] = [definition.horizon.count, new Set(other.model.rows.map(({ path }) => path))]
  if (!known.has(row.path)) return false
  let differs = false
  for (const { path } of model.rows)
    if (known.has(path))
      for (let index = 0; index <= years; index++) {
        const [one, next] = [valueAt(projection, path, index), valueAt(other.projection, path, index)]
        if (one === next || (one !== undefined && next?.minus(one).abs().lte(epsilon) === true)) continue
        if (index === 0) return false
        differs = true
      }
  return differs
}
