import type { AskedWords } from '../asked-words.ts'
import type { ShowOptions } from '../choices.ts'
import type { Exit } from '../exit.ts'
import type { Host } from '../host.ts'
import type { Output } from '../output.ts'

/** How merge is asked to tell the whole. */
export interface MergedShown extends ShowOptions {
  readonly excel?: true
  readonly asked?: AskedWords
  readonly quiet?: true
  readonly strict?: true
  readonly debug?: true
}

/** A command whose run can be done in parts, for who puts them together. */
export interface PartedCommand<Payload> {
  /** The payloads of all parts, in the order of their shards, as one; the position of the first that is not what the command writes. */
  readonly combine: (payloads: readonly unknown[]) => { readonly whole: Payload } | { readonly wrong: number }
  /** Tell the whole to every output, as the command itself would: options as the parts hold them; the host reads the files that they hold. */
  readonly answer: (
    options: Readonly<Record<string, unknown>>,
    whole: Payload,
    outputs: readonly Output[],
    shown: MergedShown,
    host: Host,
  ) => Promise<Exit>
}

/** A command that is loaded with what its parts hold. */
interface Loaded {
  readonly merged: (
    payloads: readonly unknown[],
    options: Readonly<Record<string, unknown>>,
    outputs: readonly Output[],
    shown: MergedShown,
    host: Host,
  ) => Promise<{ readonly exit: Exit } | { readonly wrong: number }>
}

/** A parted command with its payload hidden, so that commands with unlike ones stand in one list. */
export function partedCommand<Payload>({ combine, answer }: PartedCommand<Payload>): Loaded {
  return {
    merged: async (payloads, options, outputs, shown, host) => {
      const combined = combine(payloads)
      if ('wrong' in combined) return combined
      return { exit: await answer(options, combined.whole, outputs, shown, host) }
    },
  }
}
