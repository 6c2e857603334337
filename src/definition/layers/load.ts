import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { MoneyUnit } from '../../base/money-unit.ts'
import { type Diagnostic, diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { SourceFile, Span } from '../../diagnostics/span.ts'
import { watchErrors } from '../../diagnostics/watch-errors.ts'
import { separatorOf } from '../text/csv-columns.ts'
import { decode, mostBytes } from '../text/decode.ts'
import { readCsv } from '../text/read-csv.ts'
import { readYaml } from '../text/read-yaml.ts'
import type { Node, Notation } from '../text/tree.ts'
import type { Layer } from '../values/entry.ts'
import type { Plain } from '../values/scalar.ts'
import { type ListFolder, mendPath } from './mend-path.ts'
import { dropDisabled, type LayerInUnit, type Merged } from './merge.ts'
import { applySettings } from './override.ts'
import { readLayer } from './read-layer.ts'
import { areTooMany, isTooLarge } from './refuse-size.ts'
import { refusePoundsOf, SharedLayers } from './shared-layers.ts'

/** A file that could not be read, and whether that is because it is not there. */
interface Unread {
  readonly ok: false
  readonly missing: boolean
  readonly why: string
}

/** What came of reading a file. */
export type FileRead = { readonly ok: true; readonly bytes: Uint8Array } | Unread

/** The files of the world, as the command line or a script supplies them. Paths are as the user writes them. */
export interface Files {
  /** Of what has more than `most` bytes no more than one beyond that is read, so that who asks can refuse it. */
  readonly read: (path: string, most?: number) => FileRead
  /** The absolute path with links resolved, to tell files apart and to keep them inside the working directory. */
  readonly real: (path: string) => string
  /** The names in a folder, to find what a mistyped path meant; undefined where it cannot be looked into. */
  readonly list?: ListFolder
  readonly workingDirectory: string
}

export interface LoadOptions {
  /** `path=value` changes, laid over everything. */
  readonly set?: readonly string[]
  /** Let `extends` leave the working directory. */
  readonly allowOutside?: boolean
}

/** A file that was read, kept so that many scenarios read a shared parent once. */
export interface ReadFile {
  readonly source: SourceFile | undefined
  readonly tree: Node | undefined
  readonly layer: Layer | undefined
  /** What is wrong in it. That it could not be read is told where it is asked for: `problemsOf`. */
  readonly diagnostics: readonly Diagnostic[]
  readonly bytes: Uint8Array | undefined
  readonly unread: Unread | undefined
}

/** Where so many of the files that a definition extends cannot be taken, no further one is looked for. */
const mostNotTaken = 100

/** A file on the way to the one being read. */
interface Visited {
  readonly name: string
  readonly real: string
  readonly file: ReadFile
  /** What it extends, as far as that has not been read. */
  readonly parents: Iterator<Plain, undefined>
  /** The unit that it has from them. */
  unit: MoneyUnit | undefined
}

/** A definition that belongs to another one, and where that says so. */
export interface BelongsTo {
  readonly span: Span
  /** The outermost file, whose folder paths may not leave. */
  readonly outermost: string
  /** Its path as the author wrote it. */
  readonly written: string
}

/** What a definition file and all it extends say together. */
export interface Loaded {
  readonly merged: Merged | undefined
  readonly unit: MoneyUnit
  /** Every file read, the outermost last. */
  readonly files: readonly ReadFile[]
}

/** Reads definition files, each once while it is kept. */
export class Loader {
  private readonly cache = new Map<string, ReadFile>()
  /** Files that others extend or combine, which are worth keeping. */
  private readonly shared = new Set<string>()
  private readonly layers = new SharedLayers()
  private readonly files: Files
  private readonly options: LoadOptions

  constructor(files: Files, options: LoadOptions) {
    this.files = files
    this.options = options
  }

  /** The `path=value` changes laid over every definition. */
  get settings(): readonly string[] {
    return this.options.set ?? []
  }

  /** One that lays other changes over definitions, of which it has what this one has read by now. */
  withSettings(settings: readonly string[]): Loader {
    const other = new Loader(this.files, { ...this.options, set: settings })
    for (const [real, file] of this.cache) other.cache.set(real, file)
    return other
  }

  /**
   * Read one definition with all it extends and the settings of the command line. A member of a place is read without
   * those, which change the place.
   */
  load(path: string, tell: Tell, within?: BelongsTo): Loaded {
    const { tell: watch, hasErrors } = watchErrors(tell)
    const { order, units, torn } = this.withParents(path, watch, within)
    const layers = order.flatMap((file): LayerInUnit[] =>
      file.layer === undefined ? [] : [{ layer: file.layer, unit: units.get(file) ?? '£m' }],
    )
    if (layers.length === 0 || torn) {
      for (const layer of layers) refusePoundsOf(layer, watch)
      return { merged: undefined, unit: '£m', files: order }
    }
    const merged = this.layers.merge(layers, watch)
    merged.entries.delete('extends')
    const last = order.at(-1)
    const outer = last?.source
    if (layers.length > 1 && outer !== undefined && areTooMany(merged.items, { file: outer, start: 0, end: 0 }, watch))
      return { merged: undefined, unit: '£m', files: order }
    const settings = within === undefined ? this.settings : []
    const { unit, changed } = applySettings(merged, settings, (last && units.get(last)) ?? '£m', watch)
    dropDisabled(merged, changed, watch)
    if (hasErrors() && merged.entries.size === 0) return { merged: undefined, unit, files: order }
    const whole: Merged = { ...merged, layers }
    return { merged: hasErrors() ? { ...whole, flawed: true } : whole, unit, files: order }
  }

  /** A file and all it extends, the outermost last, each with its unit; `torn` where something that one extends is unknown. */
  private withParents(
    path: string,
    tell: Tell,
    within: BelongsTo | undefined,
  ): {
    readonly order: readonly ReadFile[]
    readonly units: ReadonlyMap<ReadFile, MoneyUnit | undefined>
    readonly torn: boolean
  } {
    const order: ReadFile[] = []
    const units = new Map<ReadFile, MoneyUnit | undefined>()
    /** What is missing may have been there. */
    let torn = false
    let notTaken = 0
    const root = this.rootOf(within?.outermost ?? path)
    const trail = new Map<string, Visited>()
    /** A file on the way to the ones it extends; undefined where it is not one that can be read now, or was read before. */
    const enter = (name: string, from: Span | undefined, written: string): Visited | undefined => {
      const real = this.files.real(name)
      if (trail.has(real)) {
        notTaken++
        torn = true
        const names = [...trail.values()].map((other) => other.name)
        const seen = [...trail.keys()].indexOf(real)
        tell(diagnose('extends-cycle', from, { files: [...names.slice(seen), name] }))
        return undefined
      }
      if (from !== undefined && !this.options.allowOutside && !isInside(root, real)) {
        notTaken++
        torn = true
        tell(diagnose('outside-directory', from, { path: name }))
        return undefined
      }
      const file = this.readFile(name, real, from !== undefined)
      if (file.unread !== undefined) notTaken++
      const isKnown = units.has(file)
      if (!isKnown || file.unread !== undefined) for (const one of this.problemsOf(file, name, from, written)) tell(one)
      if (isKnown) {
        inherit(file)
        return undefined
      }
      if (file.layer === undefined || file.layer.unread.has('extends')) torn = true
      const visited: Visited = { name, real, file, parents: extendsOf(file.layer)[Symbol.iterator](), unit: undefined }
      trail.set(real, visited)
      return visited
    }
    /** The file that extends another has its unit, unless a later one has one or it states its own. */
    const inherit = (parent: ReadFile): void => {
      const child = open.at(-1)
      if (child !== undefined) child.unit = units.get(parent) ?? child.unit
    }
    // By hand, because thousands of files upon one another would be thousands of calls within one another.
    const open: Visited[] = []
    const first = enter(path, within?.span, within?.written ?? path)
    if (first !== undefined) open.push(first)
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const { value: parent, done } = at.parents.next()
      if (done === true) {
        open.pop()
        trail.delete(at.real)
        units.set(at.file, ownUnit(at.file.layer) ?? at.unit)
        order.push(at.file)
        inherit(at.file)
      } else if (typeof parent.value !== 'string' || notTaken >= mostNotTaken) torn = true
      else {
        const isPlaced = isAbsolute(parent.value) || at.name === '-'
        const name = isPlaced ? parent.value : join(dirname(at.name), parent.value)
        const next = enter(name, parent.node.span, parent.value)
        if (next !== undefined) open.push(next)
      }
    }
    return { order, units, torn }
  }

  /** Read and check one file by itself; one that others extend or combine is shared. */
  readFile(path: string, real: string = this.files.real(path), isShared = false): ReadFile {
    if (isShared || path === '-') this.shared.add(real)
    const cached = this.cache.get(real)
    if (cached !== undefined) return cached
    const diagnostics: Diagnostic[] = []
    const tell: Tell = (diagnostic) => {
      diagnostics.push(diagnostic)
    }
    const read = this.files.read(path, mostBytes)
    const source = read.ok ? decode(path === '-' ? '<stdin>' : path, read.bytes, tell) : undefined
    const notation = source === undefined ? 'yaml' : notationOf(source)
    const tree = source === undefined ? undefined : (notation === 'csv' ? readCsv : readYaml)(source, tell)
    const isReadable = tree !== undefined && !isTooLarge(tree, tell)
    const layer = isReadable ? readLayer(tree, path, notation, tell) : undefined
    const [bytes, unread] = read.ok ? [read.bytes, undefined] : [undefined, read]
    const file = { source, tree, layer, diagnostics, bytes, unread }
    this.cache.set(real, file)
    return file
  }

  /**
   * What is wrong with a file that was asked for under a path, at a place of another file or on the command line; `written` is that
   * path as it stands there.
   */
  problemsOf({ unread, diagnostics }: ReadFile, path: string, from?: Span, written = path): readonly Diagnostic[] {
    if (unread === undefined) return diagnostics
    const { missing, why } = unread
    return [missing ? this.notFound(path, written, from) : diagnose('cannot-read', from, { path, why })]
  }

  /** That there is nothing at a path, with what was probably meant: the path was written in the file of a span or on the command line. */
  private notFound(path: string, written: string, from: Span | undefined): Diagnostic {
    const beside = from?.file.path
    const folder = beside === undefined || beside === '<stdin>' || beside === '--set' ? '.' : dirname(beside)
    const mend = mendPath(written, folder, this.files.list ?? (() => []))
    // What is no path of this program is quoted as it was written.
    const told = mend.why === undefined ? path : written
    return diagnose('file-not-found', from, { path: told, extended: from !== undefined, ...mend })
  }

  /** Forget a file, unless others rest on it too. Standard input is kept, because it can be read only once. */
  release(path: string): void {
    const real = this.files.real(path)
    if (!this.shared.has(real)) this.cache.delete(real)
  }

  /** The path of a file that another names, as the user would write it, and what tells it from others. */
  resolve(name: string, beside: string): { readonly path: string; readonly real: string } {
    const path = isAbsolute(name) || beside === '-' || beside === '<stdin>' ? name : join(dirname(beside), name)
    return { path, real: this.files.real(path) }
  }

  /** The folder that paths may not leave: the working directory or the file's own, whichever contains the other. */
  private rootOf(path: string): string {
    const own = dirname(this.files.real(path))
    const { workingDirectory } = this.files
    return path === '-' || isInside(workingDirectory, own) ? workingDirectory : own
  }
}

/** CSV by its name, or, where the name says nothing, by a first line that names a `path` column between marks of any kind. */
export function notationOf(file: SourceFile): Notation {
  const extension = file.path.slice(file.path.lastIndexOf('.')).toLowerCase()
  if (['.csv', '.tsv', '.tab'].includes(extension)) return 'csv'
  if (['.yaml', '.yml', '.json'].includes(extension)) return 'yaml'
  return separatorOf(file) === undefined ? 'yaml' : 'csv'
}

function extendsOf(layer: Layer | undefined): readonly Plain[] {
  const content = layer?.entries.get('extends')?.content
  if (content?.form === 'plain') return [content.plain]
  return content?.form === 'list' ? content.items : []
}

function ownUnit(layer: Layer | undefined): MoneyUnit | undefined {
  const content = layer?.entries.get('unit')?.content
  return content?.form === 'plain' ? (content.plain.value as MoneyUnit | undefined) : undefined
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, resolve(path))
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}
