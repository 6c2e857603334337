import { type OffItem, offAt, type SwitchedOff } from '../definition/layers/switched-off.ts'
import { RowIndex } from '../formula/row-index.ts'

/** Finds, for rows and patterns of rows that a model does not have, the item behind them that is switched off. */
export class OffRows {
  private readonly off: SwitchedOff
  /** The paths of what is off by how many parts they have, made when a pattern is first asked for. */
  private byLength: ReadonlyMap<number, RowIndex> | undefined

  constructor(off: SwitchedOff) {
    this.off = off
  }

  /** The item that a row, or every row of a pattern such as `contracts.*.payment`, would be of. */
  behind(name: string): OffItem | undefined {
    if (this.off.size === 0) return undefined
    if (!name.includes('*')) return offAt(this.off, name)
    const parts = name.split('.')
    for (const [length, paths] of this.indexes()) {
      const pattern = parts.slice(0, length).join('.')
      const [path] = parts.length < length ? [] : (paths.matching(pattern, () => [])?.rows ?? [])
      if (path !== undefined) return this.off.get(path)
    }
    return undefined
  }

  private indexes(): ReadonlyMap<number, RowIndex> {
    if (this.byLength !== undefined) return this.byLength
    const paths = new Map<number, string[]>()
    for (const path of this.off.keys()) {
      const { length } = path.split('.')
      const own = paths.get(length)
      if (own === undefined) paths.set(length, [path])
      else own.push(path)
    }
    this.byLength = new Map(Array.from(paths, ([length, own]) => [length, new RowIndex(own)]))
    return this.byLength
  }
}
