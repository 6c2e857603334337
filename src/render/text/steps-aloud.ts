import { printYear } from '../../base/financial-year.ts'
import { wrap } from '../../base/text-width.ts'
import type { FigureStep, InputStep } from '../../explain/explanation.ts'
import { spokenSigns } from '../../formula/print.ts'
import type { Derivation } from '../../report/document.ts'
import { sentenceText } from '../../report/sentence.ts'
import { toAscii } from '../ascii.ts'
import type { Page } from '../page.ts'
import { statementColumns } from '../steps/columns.ts'
import { aboutOf, digitsOf, titleOf } from '../steps/head.ts'
import { figureParts, inputParts } from '../steps/parts.ts'
import { conversionText, type Voice } from '../steps/phrases.ts'
import { sourceSentences } from '../steps/sources.ts'

/** How a figure was made in sentences, to be read aloud from top to bottom: no columns, no tree, no signs. */
export function stepsAloud({ explanation, file, decimals, deeper }: Derivation, { width, ascii }: Page): string[] {
  const { steps, why, conversions = [] } = explanation
  const voice: Voice = {
    words: spokenSigns,
    figures: spokenSigns,
    brackets: false,
    refer: (step) => `(step ${step})`,
    digits: digitsOf(explanation),
  }
  const cited = new Map<string, string>()
  const head = [
    `${titleOf(explanation, file, decimals, voice)}.`,
    ...aboutOf(explanation, decimals, voice).map(ended),
    ...why,
  ]
  const blocks = steps.map((step) => {
    const [first = '', ...rest] =
      step.is === 'figure' ? figureSentences(step, voice) : inputSentences(step, voice, cited)
    return [step.number === '' ? first : `Step ${step.number}. ${first}`, ...rest].map(capital)
  })
  const converted = conversions.map((conversion) => ended(conversionText(conversion, voice, 'is')))
  const all = [
    head,
    ...blocks,
    ...(converted.length === 0 ? [] : [converted]),
    ...(deeper.length > 0 ? [deeper.map(sentenceText)] : []),
  ]
  const say = ascii ? toAscii : (text: string): string => text
  return all.flatMap((sentences, index) => [
    ...(index === 0 ? [] : ['']),
    ...sentences.flatMap((one) => wrap(say(one), width)),
  ])
}

function figureSentences(step: FigureStep, voice: Voice): string[] {
  const parts = figureParts(step, voice)
  if (parts === undefined) return []
  const { names, label, words, others, body, nothing } = parts
  const same = names.flatMap(({ chain, nothing: dropped }) => [`${chain.join(', that is ')}.`, ...dropped])
  const formula = `${label} is ${words}.`
  switch (body.is) {
    case 'statement': {
      const columns = statementColumns({ label, terms: body.terms, years: body.working.years, unit: step.unit }, voice)
      const years = body.working.years.map(({ year }) => printYear(year))
      const line = (name: string, row: number): string =>
        `${name}: ${columns.map((column, at) => (years.length === 1 ? '' : `${years[at]} `) + column[row]).join('; ')}.`
      return [
        ...same,
        `${label} is added up from these.`,
        ...body.terms.map(({ sign, name }, row) => line(sign === 1 ? name : `less ${name}`, row)),
        line(`Together, ${label}`, body.terms.length),
        ...nothing,
      ]
    }
    case 'equation':
      return [...same, formula, ...(body.sides.length === 0 ? [] : [`${body.sides.join(' is ')}.`]), ...nothing]
    case 'years':
      return [
        ...same,
        formula,
        ...others.map(({ years, words: of }) => `In ${years} it is ${of}.`),
        ...body.runs.map(({ years, figures, result }) => {
          const spoken = figures.trim().replace(/ +/g, ' ')
          return spoken === '' ? `${years}: ${result}.` : `${years}: ${spoken} is ${result}.`
        }),
        ...nothing,
      ]
  }
}

function inputSentences(step: InputStep, voice: Voice, cited: Map<string, string>): string[] {
  const { input, number } = step
  const { name, said, nothing } = inputParts(step, voice)
  return [
    `Input ${name.replaceAll(' = ', ', that is ')}: ${said.map(({ text, place }) => [text, place].filter(Boolean).join(', ')).join('; ')}.`,
    `Its path is ${input.path}.`,
    ...nothing,
    ...sourceSentences(input, number, cited, voice.refer),
  ]
}

function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
