import type { Diagnostic, Tell } from '../../diagnostics/catalogue.ts'
import { isMoney, refuseBarePounds } from '../values/bare-pounds.ts'
import type { Entry, Layer } from '../values/entry.ts'
import { copyOf, type LayerInUnit, layOver, type Merged, nothingMerged } from './merge.ts'

/** What came of laying files over one another, with the problems to tell of each definition that rests on them. */
interface Laid {
  readonly merged: Merged
  readonly problems: readonly Diagnostic[]
}

/**
 * Lays the files of definitions over one another. What a definition extends is often what the one before it extends too: it is then
 * laid once and copied.
 */
export class SharedLayers {
  /** What the last definition extends, and what came of it where more than one does. */
  private under: readonly LayerInUnit[] = []
  private laid: Laid | undefined

  /** A definition from its files, the outermost last. */
  merge(layers: readonly LayerInUnit[], tell: Tell): Merged {
    const under = layers.slice(0, -1)
    const isShared = under.length > 0 && isSame(under, this.under)
    if (!isShared) {
      this.under = under
      this.laid = undefined
      return layAll(nothingMerged(), layers, tell)
    }
    this.laid ??= laidApart(under)
    for (const problem of this.laid.problems) tell(problem)
    return layAll(copyOf(this.laid.merged), layers.slice(-1), tell)
  }
}

function isSame(left: readonly LayerInUnit[], right: readonly LayerInUnit[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ layer, unit }, at) => layer === right[at]?.layer && unit === right[at]?.unit)
  )
}

function laidApart(layers: readonly LayerInUnit[]): Laid {
  const problems: Diagnostic[] = []
  const merged = layAll(nothingMerged(), layers, (problem) => {
    problems.push(problem)
  })
  return { merged, problems }
}

function layAll(merged: Merged, layers: readonly LayerInUnit[], tell: Tell): Merged {
  for (const layer of layers) {
    refusePoundsOf(layer, tell)
    layOver(merged, stamped(layer), tell)
  }
  return merged
}

/** Refuse pounds without a unit in a file: see `refuseBarePounds`. */
export function refusePoundsOf({ layer, unit }: LayerInUnit, tell: Tell): void {
  for (const entry of layer.entries.values()) refuseBarePounds(entry, unit, tell)
}

/** Mark bare amounts with the unit of their own file, so that a file in £k may extend one in £m. */
function stamped({ layer, unit }: LayerInUnit): Layer {
  const entries = new Map<string, Entry>()
  for (const [path, entry] of layer.entries) entries.set(path, isMoney(entry.key.kind) ? { ...entry, unit } : entry)
  return { ...layer, entries }
}
