import { printYear } from '../../base/financial-year.ts'
import type { FigureStep, InputStep } from '../../explain/explanation.ts'
import type { Derivation } from '../../report/document.ts'
import { statementColumns } from '../steps/columns.ts'
import { aboutOf, titleOf } from '../steps/head.ts'
import { figureParts, inputParts } from '../steps/parts.ts'
import { conversionText, type Voice } from '../steps/phrases.ts'
import { sourceSentences } from '../steps/sources.ts'
import { writtenVoice } from '../steps/written-voice.ts'
import { escapeSentence, escapeText } from './escape.ts'

/** How a figure was made, as blocks: a section a figure, a table where there are years or terms. */
export function stepBlocks({ explanation, file, decimals, deeper }: Derivation): string[] {
  const { steps, why, conversions = [] } = explanation
  const voice = writtenVoice(explanation)
  const cited = new Map<string, string>()
  return [
    `# ${escapeText(titleOf(explanation, file, decimals, voice))}`,
    ...aboutOf(explanation, decimals, voice).map(escapeText),
    ...why.map(escapeText),
    ...steps.flatMap((step) => (step.is === 'figure' ? figureBlocks(step, voice) : [inputItem(step, voice, cited)])),
    ...conversions.map((conversion) => escapeText(conversionText(conversion, voice))),
    ...deeper.map(escapeSentence),
  ]
}

function figureBlocks(step: FigureStep, voice: Voice): string[] {
  const parts = figureParts(step, voice)
  if (parts === undefined) return []
  const { names, label, words, others, body, nothing } = parts
  const level = Math.min(6, step.level + 2)
  const title = `${step.number === '' ? '' : `[${step.number}] `}${names[0]?.chain[0] ?? label}`
  const chains = names.map(({ chain, nothing: dropped }) => escapeText([`${chain.join(' = ')}.`, ...dropped].join(' ')))
  return [
    `${'#'.repeat(level)} ${escapeText(title)}`,
    `Row \`${step.aliases[0]?.names[0]?.path ?? step.path}\``,
    ...chains,
    ...(body.is === 'statement' ? [] : [`${escapeText(label)} = ${escapeText(words)}`]),
    ...others.map(({ years, words: of }) => `in ${years} = ${escapeText(of)}`),
    ...bodyBlocks(parts, step, voice),
    ...nothing.map(escapeText),
  ]
}

function bodyBlocks(
  { body, label }: NonNullable<ReturnType<typeof figureParts>>,
  step: FigureStep,
  voice: Voice,
): string[] {
  switch (body.is) {
    case 'equation':
      return body.sides.length === 0 ? [] : [`= ${body.sides.map(escapeText).join(' = ')}`]
    case 'years':
      return [
        table(
          ['Year', 'Figures', 'Result'],
          body.runs.map(({ years, figures, result }) => [years, figures.trim().replace(/ +/g, ' '), result]),
          1,
        ),
      ]
    case 'statement': {
      const { years } = body.working
      const columns = statementColumns({ label, terms: body.terms, years, unit: step.unit }, voice)
      const names = [...body.terms.map(({ sign, name }) => (sign === 1 ? name : `less ${name}`)), label]
      const rows = names.map((name, row) => [name, ...columns.map((column) => column[row] ?? '')])
      return [table([`${label} =`, ...years.map(({ year }) => printYear(year))], rows, 0)]
    }
  }
}

function inputItem(step: InputStep, voice: Voice, cited: Map<string, string>): string {
  const { input, number } = step
  const { name, said, nothing } = inputParts(step, voice)
  const says = said.map(({ text, place }) => escapeText(text) + (place === '' ? '' : ` (\`${place}\`)`)).join('; ')
  const details = [...nothing, ...sourceSentences(input, number, cited, voice.refer)].map(escapeText).join(' ')
  return `- ${number === '' ? '' : `\\[${number}\\] `}**${escapeText(name)}**: ${says}. Input \`${input.path}\`. ${details}`.trimEnd()
}

/** A pipe table; columns after the first `texts` further ones are figures and stand at the right. */
function table(heading: readonly string[], rows: readonly (readonly string[])[], texts: number): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => escapeText(cell).replaceAll('|', '\\|')).join(' | ')} |`
  const rule = `|${heading.map((_, at) => (at > texts ? '---:' : '---')).join('|')}|`
  return [line(heading), rule, ...rows.map(line)].join('\n')
}
