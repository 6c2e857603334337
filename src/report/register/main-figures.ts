import { grouped } from '../../base/grouped.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { oneLine } from '../../base/one-line.ts'
import type { Registered } from '../../questions/register/assumption.ts'
import type { ToldRegister } from './answer.ts'
import { assumptionLabel, qualityText, sourceText, valueText } from './words.ts'

/** So many figures are told: those below them hardly move the answer. */
const mostFigures = 10

/** A figure on which the answers of several scenarios rest. */
export interface MainFigure {
  readonly label: string
  /** What is stated for it, with how good it is and where it comes from; once where all say the same, and else of each that says it. */
  readonly stated: readonly { readonly whose: string; readonly text: string }[]
}

/**
 * The figures that move the answers of several scenarios most, each with its value and source. A figure that moves one of them
 * much comes early, however little it moves the others.
 */
export function mainFigures(all: readonly ToldRegister[]): readonly MainFigure[] {
  const figures = all.flatMap((told) =>
    told.listed
      .flatMap((one) => (one.bar === undefined ? [] : [{ one, swing: one.bar.swing }]))
      .sort((one, other) => other.swing.comparedTo(one.swing))
      .map(({ one }, rank) => ({ rank, one, told, label: assumptionLabel(one, told.scenario) })),
  )
  const first = [...grouped(figures, ({ one, label }) => `${one.path}: ${label}`).values()]
    .sort((left, right) => rankOf(left) - rankOf(right))
    .slice(0, mostFigures)
  return first.map((own) => {
    const texts = grouped(own, ({ one, told }) => statedText(one, told))
    const isSame = texts.size === 1 && own.length === all.length
    const titles = (ones: typeof own): string => listInWords(ones.map(({ told }) => told.scenario.definition.title))
    return {
      label: own[0]?.label ?? '',
      stated: [...texts].map(([text, ones]) => ({ whose: isSame ? '' : titles(ones), text })),
    }
  })
}

/** The first place that a figure has in any of the scenarios. */
function rankOf(figures: readonly { readonly rank: number }[]): number {
  return Math.min(...figures.map(({ rank }) => rank))
}

/** `3%, amber. The plan, page 3`: a source that begins with how good it is says that itself. */
function statedText(one: Registered, { view }: ToldRegister): string {
  const quality = qualityText(one) || 'not marked'
  const source = one.gaps.includes('no source') ? 'No source is stated' : oneLine(sourceText(one))
  const isSaid = source.toLowerCase().startsWith(quality)
  return `${oneLine(valueText(one, view))}${isSaid ? '' : `, ${quality}`}. ${source}`.replace(/\.?$/, '.')
}
