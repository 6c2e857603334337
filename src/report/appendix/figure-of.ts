import { printYear } from '../../base/financial-year.ts'
import { once } from '../../base/once.ts'
import { type Diagnostic, diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import { unknownRow } from '../../formula/nearest-rows.ts'
import { unitNoun } from '../../formula/unit-print.ts'
import type { Row } from '../../model/row.ts'
import { rowCalled } from '../../open/project.ts'
import { whyNoValue } from '../../open/why.ts'
import type { SaidFigure, Sentence } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { viewOf } from '../views/view.ts'
import type { StatedText } from './pack.ts'
import type { FigureOf } from './read-prose.ts'
import { type Reference, readReference, referenceForm } from './reference.ts'
import type { AppendixTold, ToldScenario } from './told.ts'

/** Puts figures into a text by their references. Each that cannot be is told at its place in the manifest. */
export function figuresOfText(text: StatedText, told: AppendixTold, tell: Tell): FigureOf {
  const places = once(() => placesIn(text))
  return (inside, at) => {
    const span = places().get(at) ?? text.span
    const found =
      inside === undefined
        ? {
            problem: diagnose('bad-reference', span, {
              text: '{{',
              why: 'it is not closed by }}',
              form: referenceForm,
            }),
          }
        : figureOf(inside, span, told)
    if ('said' in found) return found.said
    tell(found.problem)
    return []
  }
}

type Found = { readonly said: Sentence } | { readonly problem: Diagnostic }

function figureOf(inside: string, span: Span, told: AppendixTold): Found {
  const read = readReference(inside)
  if ('why' in read)
    return { problem: diagnose('bad-reference', span, { text: `{{ ${inside} }}`, why: read.why, form: referenceForm }) }
  const whose = scenarioOf(read, told)
  if (whose === undefined) {
    const known = told.all.map(({ scenario }) => scenario.name)
    return { problem: diagnose('reference-scenario', span, { name: read.scenario ?? '', known, row: read.row }) }
  }
  const { projection, definition } = whose.scenario
  const row = rowCalled(projection, read.row)
  if (row === undefined) {
    const { rows, views } = projection.model
    const names = [...rows, ...views()].filter(({ shown }) => shown).map(({ path }) => path)
    return { problem: diagnose('unknown-row', span, unknownRow(read.row, names)) }
  }
  const { base, count } = definition.horizon
  const index = read.year - base
  if (index < 0 || index > count) {
    const [year, first, last] = [read.year, base, base + count].map(printYear) as [string, string, string]
    return { problem: diagnose('reference-year', span, { year, first, last, name: whose.scenario.name }) }
  }
  if (read.unit !== undefined && row.unit !== 'money')
    return { problem: diagnose('reference-unit', span, { row: row.path, unit: read.unit, is: unitNoun(row.unit) }) }
  const figure = saidFigure(whose, row, index, read)
  return figure === undefined
    ? { problem: diagnose('reference-without-value', span, { why: whyNoValue(projection, row.path, index).join(' ') }) }
    : { said: [figure] }
}

/** The scenario that is meant: the one that is named, else the preferred one, else the only one. */
function scenarioOf({ scenario: name }: Reference, { all, preferred }: AppendixTold): ToldScenario | undefined {
  if (name !== undefined) return all.find(({ scenario }) => scenario.name === name)
  return preferred ?? (all.length === 1 ? all[0] : undefined)
}

function saidFigure(
  { scenario, view }: ToldScenario,
  row: Row,
  index: number,
  { unit, places }: Reference,
): SaidFigure | undefined {
  const own = unit === undefined || unit === view.cash.unit ? view : viewOf(scenario, { unit })
  const figure = new FiguresInView(scenario, own).ofRow(row, index)
  return figure && { ...figure, told: 'whole', ...(places === undefined ? {} : { places }) }
}

/**
 * Where braces stand in the file, by their offset in the text, which is not laid out as the file is: they follow one another in both, those
 * that are no reference, as in code, among them.
 */
function placesIn({ text, span: { file, start, end } }: StatedText): ReadonlyMap<number, Span> {
  const places = new Map<number, Span>()
  let at = bracesFrom(file.text, start)
  for (let inText = bracesFrom(text, 0); inText >= 0 && at >= 0 && at < end; inText = bracesFrom(text, inText + 2)) {
    const close = file.text.indexOf('}}', at)
    const line = file.text.indexOf('\n', at)
    const whole = close >= 0 && close < end ? close + 2 : at + 2
    places.set(inText, { file, start: at, end: line >= 0 ? Math.min(line, whole) : whole })
    at = bracesFrom(file.text, at + 2)
  }
  return places
}

function bracesFrom(text: string, at: number): number {
  return text.indexOf('{{', at)
}
