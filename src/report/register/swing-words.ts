import type { Bar } from '../../questions/tornado.ts'
import { movedInWords } from '../moved-words.ts'
import { type Sentence, say } from '../sentence.ts'
import type { ToldRegister } from './answer.ts'

/** How far apart the answers are at the ends of a figure, and what its ends are: `£54.7m for 1 point either way`. */
export function swingInWords(bar: Bar, { figures }: ToldRegister): Sentence {
  const over = bar.step !== undefined ? 'for' : bar.isByPercentiles ? 'over' : 'over its'
  return say`${figures.difference(bar.swing, { isSize: true })} ${over} ${movedInWords(bar)}`
}
