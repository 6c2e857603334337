import type { Explanation } from '../../explain/explanation.ts'
import { figureSigns, wordSigns } from '../../formula/print.ts'
import { digitsOf } from './head.ts'
import type { Voice } from './phrases.ts'

/** How formulas and figures of an explanation are put where any sign can be written: `[1.2]` for a step, brackets for a deficit. */
export function writtenVoice(explanation: Explanation): Voice {
  return {
    words: wordSigns,
    figures: figureSigns,
    brackets: true,
    refer: (step) => `[${step}]`,
    digits: digitsOf(explanation),
  }
}
