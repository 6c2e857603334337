import { pathOfSetting } from '../definition/layers/laid-setting.ts'
import type { VariedSide } from '../questions/answers-at.ts'
import { UsageError } from './host.ts'

/** Refuse a `--set` of a figure that is given numbers of its own: it would change nothing of the answer. */
export function refuseSetOfVaried(sides: readonly VariedSide[], option: string, set: readonly string[]): void {
  for (const given of set) {
    const path = pathOfSetting(given)
    // What is shifted is shifted from what is set.
    const side = sides.find(({ varied }) => varied.how === 'value' && varied.path === path)
    if (side !== undefined)
      throw new UsageError(
        `--set ${given}: ${option} gives ${path} its numbers, so that this changes nothing. Drop one.`,
      )
  }
}
