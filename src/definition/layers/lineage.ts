import { isMoney } from '../values/bare-pounds.ts'
import type { Entry } from '../values/entry.ts'
import { type Merged, pathsAround } from './merge.ts'

/** A value as one file or a setting states it, and what it stands in the place of. */
export interface Lineage {
  readonly entry: Entry
  /** What it displaced: the same value, its alternatives, or its other form. Each has what it displaced itself. */
  readonly replaced: readonly Lineage[]
}

/** Where each value of a definition comes from, by path: what every file of its chain, and then the command line, put in the place of what. */
export function lineagesOf({ entries, layers = [] }: Pick<Merged, 'entries' | 'layers'>): ReadonlyMap<string, Lineage> {
  const history = new History()
  for (const { layer, unit } of layers) {
    history.groups(layer.groups.keys())
    history.lay([...layer.entries.values()].map((entry) => (isMoney(entry.key.kind) ? { ...entry, unit } : entry)))
  }
  history.lay([...entries.values()].filter(({ keySpan, overlay }) => isSetting(keySpan) || overlay !== undefined))
  return history.standing
}

/** Whether something was given on the command line. */
function isSetting({ file }: Entry['span']): boolean {
  return file.path === '--set'
}

/** What stands after each file, and what it displaced. It follows the rules of `layOver`. */
class History {
  readonly standing = new Map<string, Lineage>()
  private readonly known = new Set<string>()

  groups(paths: Iterable<string>): void {
    for (const path of paths) this.known.add(path)
  }

  lay(entries: readonly Entry[]): void {
    const replaced = new Map<Entry, Lineage[]>()
    const note = (entry: Entry, path: string): void => {
      const lineage = this.standing.get(path)
      if (lineage === undefined) return
      this.standing.delete(path)
      const all = replaced.get(entry)
      if (all === undefined) replaced.set(entry, [lineage])
      else all.push(lineage)
    }
    const groups = new Map<string, Entry>()
    // First all that the file displaces, so that alternatives given together in it do not displace one another.
    for (const entry of entries) {
      const { path, drops } = entry
      const isNew = !this.standing.has(path)
      note(entry, path)
      for (const other of drops) {
        note(entry, other)
        if (this.known.has(other)) groups.set(other, entry)
      }
      if (!isNew) continue
      for (const around of pathsAround(path)) note(entry, around)
      if (this.known.has(path)) groups.set(path, entry)
    }
    if (groups.size > 0)
      for (const path of [...this.standing.keys()]) {
        const by = groupAround(path, groups)
        if (by !== undefined) note(by, path)
      }
    for (const entry of entries) this.standing.set(entry.path, { entry, replaced: replaced.get(entry) ?? [] })
  }
}

/** What displaced a group that a path stands in. */
function groupAround(path: string, groups: ReadonlyMap<string, Entry>): Entry | undefined {
  for (const around of pathsAround(path)) {
    const by = groups.get(around)
    if (by !== undefined) return by
  }
  return undefined
}
