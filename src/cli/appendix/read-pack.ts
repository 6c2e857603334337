import { appendixKeys } from '../../definition/keys/appendix.ts'
import type { GroupKey } from '../../definition/keys/key-types.ts'
import { readKeyed } from '../../definition/layers/read-layer.ts'
import { decode, mostBytes } from '../../definition/text/decode.ts'
import { readYaml } from '../../definition/text/read-yaml.ts'
import type { Node } from '../../definition/text/tree.ts'
import type { Layer } from '../../definition/values/entry.ts'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { SourceFile } from '../../diagnostics/span.ts'
import { watchErrors } from '../../diagnostics/watch-errors.ts'
import { controls, type Met, type Pack, type PackControl, type StatedText } from '../../report/appendix/pack.ts'
import type { Host } from '../host.ts'

/** The manifest of an appendix and the bytes of its file. */
export interface ReadPack {
  readonly pack: Pack
  /** Whether something in it was refused and told: what it says besides may be looked at, and no appendix made of it. */
  readonly isFlawed: boolean
  /** The paths of what was refused, of which nothing is known. */
  readonly unread: ReadonlySet<string>
  readonly source: SourceFile
  readonly tree: Node
  readonly bytes: Uint8Array
}

/** Read the manifest of an appendix, with every problem told at its place; undefined where it cannot be read at all. */
export function readPack(path: string, host: Host, tell: Tell): ReadPack | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const read = host.read(path, mostBytes)
  if (!read.ok) {
    watch(
      read.missing
        ? diagnose('file-not-found', undefined, { path, extended: false })
        : diagnose('cannot-read', undefined, { path, why: read.why }),
    )
    return undefined
  }
  const source = decode(path, read.bytes, watch)
  const tree = source && readYaml(source, watch)
  if (source === undefined || tree === undefined) return undefined
  const layer = readKeyed({ keys: appendixKeys, called: 'The manifest of an appendix' }, tree, path, 'yaml', watch)
  requireStated(layer, tree.span, watch)
  const pack = new PackReader(layer).pack(source)
  return { pack, isFlawed: hasErrors(), unread: layer.unread, source, tree, bytes: read.bytes }
}

/** Tell what is required and is not there: of the whole, and of the items of its collections. */
function requireStated(layer: Layer, whole: StatedText['span'], tell: Tell): void {
  const lackingIn = ({ keys }: GroupKey, path: string): string[] =>
    Object.entries(keys).flatMap(([name, key]) => {
      const own = path === '' ? name : `${path}.${name}`
      const isRequired = 'required' in key && key.required === true
      return isRequired && !layer.entries.has(own) && !layer.unread.has(own) ? [name] : []
    })
  const refuse = (path: string, names: readonly string[], span: StatedText['span']): void => {
    if (names.length > 0) tell(diagnose('missing-key', span, { path, names, what: 'it says what is meant', oneOf: [] }))
  }
  refuse('The manifest of an appendix', lackingIn(appendixKeys, ''), whole)
  for (const path of layer.items) {
    const key = appendixKeys.keys[path.split('.')[0] ?? '']
    const span = layer.groups.get(path)
    if (key?.is === 'collection' && key.of.is === 'group' && span !== undefined)
      refuse(path, lackingIn(key.of, path), span)
  }
}

/** Turns the entries of a manifest into what is stated. */
class PackReader {
  private readonly layer: Layer

  constructor(layer: Layer) {
    this.layer = layer
  }

  pack(source: SourceFile): Pack {
    return {
      source,
      title: this.text('title'),
      organisation: this.text('organisation'),
      controls: new Map(
        controls.flatMap((name): [PackControl, string][] => {
          const text = this.text(name)
          return text === undefined ? [] : [[name, text]]
        }),
      ),
      counterfactual: this.stated('counterfactual'),
      preferred: this.stated('preferred'),
      appraisal: this.stated('appraisal'),
      order: this.list('order'),
      chaptersAt: this.layer.groups.get('chapters'),
      chapters: new Map(
        this.itemsOf('chapters').flatMap((own) => {
          const id = idOf(own)
          const span = this.layer.groups.get(own)
          const [title, text, notApplicable] = ['title', 'text', 'not-applicable'].map((name) =>
            this.stated(`${own}.${name}`),
          )
          return span === undefined ? [] : [[id, { id, span, title, text, notApplicable }] as const]
        }),
      ),
      signatures: this.itemsOf('sign-off').map((own) => ({
        role: this.text(`${own}.role`) ?? '',
        name: this.text(`${own}.name`),
        date: this.text(`${own}.date`),
        decision: this.text(`${own}.decision`),
      })),
      log: this.itemsOf('quality-log').map((own) => ({
        activity: this.text(`${own}.activity`) ?? '',
        by: this.text(`${own}.by`),
        date: this.text(`${own}.date`),
        outcome: this.text(`${own}.outcome`),
      })),
      requirements: this.itemsOf('checklist').map((own) => ({
        requirement: this.text(`${own}.requirement`) ?? '',
        // The table of keys takes no other word.
        met: this.text(`${own}.met`) as Met,
        where: this.text(`${own}.where`),
      })),
    }
  }

  private itemsOf(collection: string): string[] {
    return [...this.layer.items].filter((path) => path.startsWith(`${collection}.`))
  }

  private stated(path: string): StatedText | undefined {
    const entry = this.layer.entries.get(path)
    return entry?.content.form === 'plain' ? { text: entry.content.plain.text, span: entry.span } : undefined
  }

  private text(path: string): string | undefined {
    return this.stated(path)?.text.trim()
  }

  private list(path: string): readonly StatedText[] {
    const content = this.layer.entries.get(path)?.content
    if (content?.form === 'plain') return [{ text: content.plain.text, span: content.plain.node.span }]
    return content?.form === 'list' ? content.items.map(({ text, node }) => ({ text, span: node.span })) : []
  }
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
