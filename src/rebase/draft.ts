import type { Actual } from '../definition/definition.ts'
import type { DraftValue, WrittenValue } from './draft-value.ts'
import { saidBy, sharedSources } from './shared-sources.ts'

/** A definition that is being put together: what it states by path, and in which order its items stand. */
export class DefinitionDraft {
  private readonly values = new Map<string, DraftValue>()
  private readonly items: readonly string[]
  /** Items that are over by the new base year, and so left out. */
  readonly finished: string[] = []
  /** What is left out because it asks of a year before the new base year, with the reason. */
  readonly leftOut: { readonly path: string; readonly why: string }[] = []

  /** Rows that begin as projected, because nobody stated what they came out at, though other actual figures set bases. */
  readonly asProjected: string[] = []

  /** Rows whose actual figures of the new base year are held against what the bases come to: they set none, or a contract stands beside what they set. */
  readonly beside: { readonly path: string; readonly why: 'no base' | 'beside' }[] = []

  /** The price base of real terms that was before the new base year, where there was one. */
  readonly pricesMoved: string[] = []
  /** The actual figures that set bases. */
  readonly cameOut: Actual[] = []
  /** Whether the balance begins as projected though it would rest on some of these, now or in a plan before. */
  isBalanceApart = false
  /** Savings that bases count as found though nobody has identified them, in words. */
  unidentified: string | undefined
  /** Whether one of these sets the base of a line. */
  isSpendActual = false

  constructor(items: readonly string[]) {
    this.items = items
  }

  get(path: string): DraftValue | undefined {
    return this.values.get(path)
  }

  has(path: string): boolean {
    return this.values.has(path)
  }

  set(path: string, stated: DraftValue): void {
    this.values.set(path, stated)
  }

  delete(path: string): void {
    this.values.delete(path)
  }

  /** Put another value in the place of what stands at a path, and keep what is known of it. */
  revalue(path: string, value: WrittenValue): void {
    this.values.set(path, { about: {}, ...this.values.get(path), value })
  }

  get paths(): readonly string[] {
    return [...this.values.keys()]
  }

  /** Take out some items or groups and all that stands in them, in one pass. */
  deleteAll(groups: ReadonlySet<string>): void {
    if (groups.size === 0) return
    for (const path of this.values.keys()) if (isIn(path, groups)) this.values.delete(path)
  }

  /** The whole as nested maps of texts, in the order in which items were first named. */
  get content(): object {
    const root: Nested = {}
    const stands = new Set<string>()
    for (const path of this.values.keys())
      for (let end = path.length; end > 0; end = lastDot(path, end)) stands.add(path.slice(0, end))
    for (const item of this.items) if (stands.has(item) && !this.values.has(item)) groupAt(root, item)
    const shared = sharedSources(this.values)
    for (const [path, { value, about, range }] of this.values) {
      const own = saidBy(path, about, shared) ? {} : about
      const isPlain = Object.keys(own).length === 0 && range === undefined
      const whole = isPlain ? value : { value, ...own, ...(range === undefined ? {} : { range }) }
      const dot = lastDot(path, path.length)
      groupAt(root, path.slice(0, Math.max(0, dot)))[nameIn(path, dot)] = whole
    }
    for (const [path, about] of shared) Object.assign(groupAt(root, path), about)
    return root
  }
}

interface Nested {
  [name: string]: unknown
}

/** The place of the last dot before a place in a path; -1 where there is none. A pair of paths in quotes is one name. */
function lastDot(path: string, end: number): number {
  const quote = path.indexOf('"')
  return path.lastIndexOf('.', quote === -1 || quote >= end ? end - 1 : quote - 1)
}

function nameIn(path: string, dot: number): string {
  const name = path.slice(dot + 1)
  return name.startsWith('"') ? name.slice(1, -1) : name
}

function groupAt(root: Nested, path: string): Nested {
  let group = root
  if (path === '') return group
  for (const name of path.split('.')) {
    group[name] ??= {}
    group = group[name] as Nested
  }
  return group
}

function isIn(path: string, groups: ReadonlySet<string>): boolean {
  for (let end = path.length; end > 0; end = lastDot(path, end)) if (groups.has(path.slice(0, end))) return true
  return false
}
