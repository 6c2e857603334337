import { zero } from '../base/decimal.ts'
import { grouped } from '../base/grouped.ts'
import type { Definition, Input, InputPath, Risk, RiskEvent } from '../definition/definition.ts'
import { input, less, plus, row, sum, times } from '../formula/build.ts'
import type { Term } from '../formula/node.ts'
import { withinMembers } from './in-member.ts'
import type { Model } from './model.ts'
import { fromFirstYear, type Row } from './row.ts'

/*
 * A projection counts risks at their expected value, beside headroom. Where they are drawn, each happens or does not: the definition is
 * then given two figures more for each risk, nought as it stands, and a row of what it costs that joins the non-recurrent amounts of its
 * line. With both at nought every other row is what it was.
 */

/** The same definition, its members' too, with every risk as an event that may happen. */
export function withRiskEvents(definition: Definition): Definition {
  const { risks, members, horizon } = definition
  const values = Array.from({ length: horizon.count + 1 }, () => zero)
  const figure = (path: string): Input => ({ path: path as InputPath, unit: 'index', values, entry: undefined })
  const drawn = risks.map((risk): Risk & { readonly event: RiskEvent } => ({
    ...risk,
    event: { happens: figure(happensPath(risk)), saved: figure(savedPath(risk)) },
  }))
  return {
    ...definition,
    risks: members.length === 0 ? drawn : risks,
    members: members.map((member) => ({ ...member, definition: withRiskEvents(member.definition) })),
    inputs:
      members.length === 0
        ? [...definition.inputs, ...drawn.flatMap(({ event }) => [event.happens, event.saved])]
        : definition.inputs,
  }
}

/** The row of what a risk costs in a year in which it happens, where it is an event. */
export function eventRows(risk: Risk): Row[] {
  const { event, title, impact, mitigation } = risk
  if (event === undefined) return []
  const happened = plus(times(input(event.happens), input(impact)))
  const saved: Term[] =
    mitigation?.impact === undefined ? [] : [less(times(input(event.saved), input(mitigation.impact)))]
  return [
    {
      ...fromFirstYear(eventPath(risk), `${title}, what it costs where it happens`, sum(happened, ...saved)),
      shown: false,
    },
  ]
}

/** What the risks of a definition that are events add to lines, by line. */
export function eventTermsByLine({ risks }: Definition): ReadonlyMap<string, readonly Term[]> {
  const events = risks.flatMap(({ event, line, id }) =>
    event === undefined || line === undefined ? [] : [{ line, id }],
  )
  const byLine = grouped(events, ({ line }) => line)
  return new Map([...byLine].map(([line, those]) => [line, those.map((risk) => plus(row(eventPath(risk))))]))
}

/** What those without a line add to total spend. */
export function eventTermsOfNoLine({ risks }: Definition): Term[] {
  return risks.flatMap((risk) =>
    risk.event === undefined || risk.line !== undefined ? [] : [plus(row(eventPath(risk)))],
  )
}

/** A risk of a model whose definition has risk events, with the figures that say whether it happens. */
export interface DrawnRisk {
  /** Its path: `risks.flu`; in a place `members.west.risks.flu`. */
  readonly path: string
  readonly probability: Input
  /** The probability that its mitigation works; undefined where it always does, or where there is none. */
  readonly mitigated: Input | undefined
  readonly happens: Input
  readonly saved: Input
}

/** Every risk that is an event, those of members under their names. */
export function drawnRisks(definition: Definition, model: Pick<Model, 'inputs'>): DrawnRisk[] {
  const byPath = new Map<string, Input>(model.inputs.map((one) => [one.path, one]))
  const found = (path: string): Input => {
    const own = byPath.get(path)
    if (own === undefined) throw new Error(`The model does not list ${path}`)
    return own
  }
  const within = ({ risks, members }: Definition, names: readonly string[]): DrawnRisk[] => [
    ...risks.flatMap((risk): DrawnRisk[] => {
      if (risk.event === undefined) return []
      const path = (own: string): string => withinMembers(names, own)
      const mitigated = risk.mitigation?.impact === undefined ? undefined : risk.mitigation.probability
      return [
        {
          path: path(`risks.${risk.id}`),
          probability: found(path(risk.probability.path)),
          mitigated: mitigated && found(path(mitigated.path)),
          happens: found(path(risk.event.happens.path)),
          saved: found(path(risk.event.saved.path)),
        },
      ]
    }),
    ...members.flatMap((member) => within(member.definition, [...names, member.id])),
  ]
  return within(definition, [])
}

function eventPath({ id }: Pick<Risk, 'id'>): string {
  return `risks.${id}.event`
}

function happensPath({ id }: Pick<Risk, 'id'>): string {
  return `risks.${id}.happens`
}

function savedPath({ id }: Pick<Risk, 'id'>): string {
  return `risks.${id}.saved`
}
