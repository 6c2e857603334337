import type { AskedWords } from '../asked-words.ts'
import type { ChartOption } from '../chart-option.ts'
import type { ShowOptions } from '../choices.ts'
import type { Exit } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import type { Output } from '../output.ts'

/** How merge is asked to tell the whole. */
export interface MergedShown extends ShowOptions, ChartOption {
  readonly excel?: true
  readonly asked?: AskedWords
  readonly quiet?: true
  readonly strict?: true
  readonly debug?: true
}

/** Which pieces of the work a payload holds: from one, by its number from nought, up to before another. */
export interface HeldShare {
  readonly from: number
  readonly to: number
}

/** A command whose run can be done in parts, for who puts them together. */
export interface PartedCommand<Payload extends HeldShare> {
  /** What a part holds, as it is kept until all are read; undefined where that is not what the command writes. */
  readonly keep: (payload: unknown) => Payload | undefined
  /**
   * Tell the whole to every output, as the command itself would: options as the parts hold them; the host reads the files that they
   * hold. Payloads follow one another from piece 0 on. Throws a `PartRefused` where one holds no share of what is asked.
   */
  readonly answer: (
    options: Readonly<Record<string, unknown>>,
    whole: readonly Payload[],
    outputs: readonly Output[],
    shown: MergedShown,
    host: Host,
  ) => Promise<Exit>
}

/** A part that is none of the run that it says it is of, by its position among the parts. */
export class PartRefused extends Error {
  readonly position: number

  /** `why` completes "it is no part:". */
  constructor(position: number, why: string) {
    super(why)
    this.position = position
  }
}

/** What a part holds, kept for the command that can read it. */
export interface Kept {
  readonly held: unknown
}

/** A command that is loaded with what its parts hold. */
export interface LoadedParted {
  readonly keep: (payload: unknown) => Kept | undefined
  /** Tell the whole; throws a `PartRefused` where the parts do not hold it. */
  readonly merged: (
    kept: readonly Kept[],
    options: Readonly<Record<string, unknown>>,
    outputs: readonly Output[],
    shown: MergedShown,
    host: Host,
  ) => Promise<Exit>
}

/** A parted command with its payload hidden, so that commands with unlike ones stand in one list. */
export function partedCommand<Payload extends HeldShare>({ keep, answer }: PartedCommand<Payload>): LoadedParted {
  return {
    keep: (payload) => {
      const held = keep(payload)
      return held && { held }
    },
    merged: async (kept, options, outputs, shown, host) => {
      const whole = kept.map(({ held }) => held as Payload)
      let end = 0
      for (const [position, { from, to }] of whole.entries()) {
        if (from !== end || to < from) throw new PartRefused(position, noShare)
        end = to
      }
      return answer(options, whole, outputs, shown, host)
    },
  }
}

/** Why a part is refused whose pieces are none of the work. */
export const noShare = 'it holds no share of what it asks'

/** What parts ask, made ready; what cannot be asked of the definition that they hold is a fault of theirs. */
export function askedByParts<Asked>(ask: () => Asked): Asked {
  try {
    return ask()
  } catch (problem) {
    if (!(problem instanceof UsageError)) throw problem
    throw new PartRefused(
      0,
      `what it asks cannot be asked of the definition that it holds (${problem.message.replace(/\.$/, '')})`,
    )
  }
}
