import type { Definition, Input } from '../../definition/definition.ts'
import type { ValueKey } from '../../definition/keys/key-types.ts'
import type { Lineage } from '../../definition/layers/lineage.ts'
import type { Entry } from '../../definition/values/entry.ts'
import type { Impact } from '../../definition/values/impact.ts'
import type { Bar } from '../tornado.ts'

/**
 * One thing that a definition states, or leaves to the program. `figure` is a quantity that somebody assumed, and that needs a source;
 * `target` a total that
 * figures must come to, and on which none rests; `actual` what came out, on which none rests either; `setting` a month, a delay, a flag, a score or the name of another figure; `default` what the program supplies because nobody said.
 */
export interface Assumption {
  readonly kind: 'figure' | 'target' | 'actual' | 'setting' | 'default'
  /** As the whole has it: of a member of a place behind its name. */
  readonly path: string
  /** What states the same in the same place of the same file: one line that several members of a place read, or an alias. */
  readonly also: readonly string[]
  /** The definition that states it: of a member its own. */
  readonly definition: Definition
  readonly key: ValueKey
  /** Undefined of a default. */
  readonly entry: Entry | undefined
  /** Where it comes from and what it stands in the place of; undefined of a default. */
  readonly lineage: Lineage | undefined
  /** The figures of the model that it is, several for a list; none for most settings. */
  readonly inputs: readonly Input[]
}

/** What a register lacks: where a figure comes from, who answers for it, and a look at it that is overdue. */
export type Gap = 'no source' | 'no owner' | 'past review'

/** An assumption with what is known of it, and what it does to the answer. */
export interface Registered extends Assumption {
  readonly quality: string | undefined
  /** As its author marks it. */
  readonly impact: string | undefined
  readonly gaps: readonly Gap[]
  /** What comes of its low and its high: of a list that of the figure that moves the answer most. */
  readonly bar: Bar | undefined
  /** Whether it can be varied, and the answer does not rest on it. */
  readonly isWithoutEffect: boolean
  /** Whether it can be varied, and was not because there are too many such figures. */
  readonly isUntried: boolean
  readonly measured: Impact | undefined
  readonly isContradicted: boolean
}
