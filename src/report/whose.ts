import { printYear } from '../base/financial-year.ts'
import type { Definition } from '../definition/definition.ts'
import type { Sentence } from './sentence.ts'

/** The title after the organisation, unless it begins with that. */
export function scenarioHeading({ title, organisation }: Definition): string {
  return organisation === undefined ? title : afterOrganisation(title, organisation)
}

/** A title after the organisation whose figures it heads, unless it begins with that. */
export function afterOrganisation(title: string, organisation: string): string {
  return title.startsWith(organisation) ? title : `${organisation}: ${title}`
}

/** What of a definition says which of its years are assumed. */
type Dated = Pick<Definition, 'confirmed' | 'horizon' | 'streams'>

/** Which years are assumed: `funding assumed from 2018/19`. */
export function assumedIn({ confirmed, horizon, streams }: Dated): string {
  const what = streams.length === 0 ? '' : 'funding '
  const last = horizon.base + horizon.count
  return confirmed === undefined
    ? `base year ${printYear(horizon.base)}`
    : confirmed >= last
      ? `${what}confirmed in all years`
      : `${what}assumed from ${printYear(Math.max(confirmed, horizon.base) + 1)}`
}

/** What heads scenarios that are told together. */
export interface SameInAll {
  /** Whose they are, where all are one organisation's. */
  readonly organisation: string | undefined
  /** Which years are assumed, where that is the same in all. */
  readonly assumed: string | undefined
  /** Of each scenario, what is not the same in all. */
  readonly notes: readonly Sentence[]
}

/** Whose figures several scenarios are and which of their years are assumed: once where it is the same, or else of each by its title. */
export function sameInAll(
  all: readonly { readonly definition: Dated & Pick<Definition, 'organisation'>; readonly title: string }[],
): SameInAll {
  const [organisation, whose] = oneOf(all.map(({ definition }) => definition.organisation))
  const [assumed, whichYears] = oneOf(all.map(({ definition }) => assumedIn(definition)))
  const ofEach = (told: readonly (string | undefined)[]): string =>
    all.flatMap(({ title }, at) => (told[at] === undefined ? [] : [`${title}, ${told[at]}`])).join('; ')
  return {
    organisation,
    assumed,
    notes: [
      ...(whose.length === 0 ? [] : [[`Whose figures they are: ${ofEach(whose)}.`]]),
      ...(whichYears.length === 0 ? [] : [[`Which years are assumed: ${ofEach(whichYears)}.`]]),
    ],
  }
}

/** What all say, or all that is said where they do not say the same. */
function oneOf(told: readonly (string | undefined)[]): [string | undefined, readonly (string | undefined)[]] {
  return new Set(told).size === 1 ? [told[0], []] : [undefined, told]
}
