import type { Decimal } from '../../base/decimal.ts'
import { poundsIn } from '../../base/money-unit.ts'
import type { CheckResult } from '../../checks/result.ts'
import { statedFor } from '../../checks/stated-for.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { Scenario } from '../../open/open.ts'
import type { CheckItem, Mark } from '../document.ts'
import type { Sentence } from '../sentence.ts'
import {
  type CheckStyle,
  checkInWords,
  limitInWords,
  measuredInWords,
  spreadInWords,
  titleInWords,
} from './check-words.ts'

/**
 * A check for a document: what was checked, what was measured and when, what it was held against. Always in cash, because
 * that is what rules are about.
 */
export function checkItem(found: CheckResult, scenario: Scenario, style: CheckStyle, isStrict: boolean): CheckItem {
  const { definition } = scenario
  const factor = poundsIn(definition.unit).div(poundsIn(style.unit))
  const shown = definition.unit === style.unit ? found : inUnit(found, factor)
  return new ToldCheck({ found, foundIn: definition.unit, shown }, markOf(found, isStrict), style, scenario)
}

/** A class, because its words are put together where they are read: data has none of them. */
class ToldCheck implements CheckItem {
  readonly found: CheckResult
  readonly foundIn: CheckItem['foundIn']
  readonly shown: CheckResult
  readonly mark: Mark
  readonly title: string
  private readonly style: CheckStyle
  private readonly scenario: Scenario

  constructor(
    { found, foundIn, shown }: Pick<CheckItem, 'found' | 'foundIn' | 'shown'>,
    mark: Mark,
    style: CheckStyle,
    scenario: Scenario,
  ) {
    this.found = found
    this.foundIn = foundIn
    this.shown = shown
    this.mark = mark
    this.title = titleInWords(shown)
    this.style = style
    this.scenario = scenario
  }

  get measured(): Sentence {
    return measuredInWords(this.shown, this.style)
  }

  get limit(): Sentence | undefined {
    return limitInWords(this.shown, this.style)
  }

  get remarks(): readonly Sentence[] {
    const { detail } = this.shown
    const spread = spreadInWords(this.shown, this.style)
    return [...(spread === undefined ? [] : [spread]), ...(detail === undefined ? [] : [[detail]])]
  }

  get statedAt(): Span | undefined {
    return statedFor(this.found, this.scenario)
  }

  get sentence(): Sentence {
    return checkInWords(this.shown, this.style)
  }
}

/** How a check counts. What the author says cannot be tested is no failure, however strict. */
export function markOf({ outcome, severity, isWaived }: CheckResult, isStrict: boolean): Mark {
  if (outcome === 'pass') return 'pass'
  if (isWaived === true) return 'not-tested'
  if (isStrict) return 'fail'
  if (outcome === 'not-tested') return 'not-tested'
  return severity === 'warn' ? 'warn' : 'fail'
}

function inUnit(check: CheckResult, factor: Decimal): CheckResult {
  const { unit, measured, limit, tolerance, spread } = check
  if (unit !== 'money') return check
  return {
    ...check,
    measured: measured?.times(factor),
    limit: limit && { ...limit, value: limit.value.times(factor) },
    tolerance: tolerance?.times(factor),
    ...(spread === undefined ? {} : { spread: { ...spread, measured: spread.measured.times(factor) } }),
  }
}
