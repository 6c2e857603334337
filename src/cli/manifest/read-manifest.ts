import { pathOfSetting } from '../../definition/layers/laid-setting.ts'
import { decode, mostBytes } from '../../definition/text/decode.ts'
import { readYaml } from '../../definition/text/read-yaml.ts'
import { formOf, isMissing, type MapEntry, type Node } from '../../definition/text/tree.ts'
import { idPattern } from '../../definition/values/id.ts'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import { watchErrors } from '../../diagnostics/watch-errors.ts'
import type { Host } from '../host.ts'
import type { Manifest, ManifestSetting, ManifestText, SettingCase } from './manifest.ts'

const keys = ['scenarios', 'set', 'outputs'] as const
/** A case may be called by a number, as a year or a rate is. */
const casePattern = /^[a-z0-9][a-z0-9-]*$/

/** Read a manifest; undefined, with every problem told at its place, where it is wrong. */
export function readManifest(path: string, host: Host, tell: Tell): Manifest | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const read = host.read(path, mostBytes)
  if (!read.ok) {
    const { missing, why } = read
    watch(
      missing
        ? diagnose('file-not-found', undefined, { path, extended: false })
        : diagnose('cannot-read', undefined, { path, why }),
    )
    return undefined
  }
  const source = decode(path === '-' ? '<stdin>' : path, read.bytes, watch)
  const tree = source && readYaml(source, watch)
  if (tree === undefined || source === undefined) return undefined
  const manifest = new Reader(watch).manifest(path, tree)
  return hasErrors() ? undefined : manifest
}

class Reader {
  private readonly tell: Tell

  constructor(tell: Tell) {
    this.tell = tell
  }

  manifest(path: string, tree: Node): Manifest {
    const whole = this.entriesOf(tree, 'A manifest', 'the keys scenarios, set and outputs')
    for (const { key, keySpan } of whole.values())
      if (!keys.some((known) => known === key))
        this.tell(diagnose('unknown-key', keySpan, { parent: 'A manifest', name: key, known: keys }))
    for (const key of ['scenarios', 'outputs'] as const)
      if (!whole.has(key)) this.tell(diagnose('manifest-lacks', tree.span, { key }))
    return {
      path,
      scenarios: this.textsOf(whole.get('scenarios'), 'scenarios'),
      settings: this.settingsOf(whole.get('set')),
      outputs: this.textsOf(whole.get('outputs'), 'outputs'),
    }
  }

  private settingsOf(entry: MapEntry | undefined): ManifestSetting[] {
    if (entry === undefined) return []
    const settings = [...this.entriesOf(entry.value, 'set', 'named settings, each with its cases').values()].map(
      ({ key: name, keySpan, value }): ManifestSetting => {
        if (!idPattern.test(name) || name === 'scenario') this.tell(diagnose('bad-id', keySpan, { name }))
        const cases = this.entriesOf(value, `set.${name}`, 'named cases, each with its changes')
        if (cases.size === 0 && value.is === 'map')
          this.tell(
            diagnose('manifest-shape', value.span, { path: `set.${name}`, takes: 'at least one case', found: 'none' }),
          )
        return { name, cases: [...cases.values()].map((one) => this.caseOf(one, name)) }
      },
    )
    this.refuseSharedPaths(settings)
    return settings
  }

  /** Of two settings of one path the later would win in every run, and files be called after a case that they do not hold. */
  private refuseSharedPaths(settings: readonly ManifestSetting[]): void {
    const first = new Map<string, { readonly name: string; readonly id: string }>()
    for (const { name, cases } of settings)
      for (const { id, changes } of cases)
        for (const { text, span } of changes) {
          const path = pathOfSetting(text)
          const other = first.get(path)
          if (other === undefined) first.set(path, { name, id })
          else if (other.name !== name)
            this.tell(
              diagnose('manifest-shape', span, {
                path: `set.${name}.${id}`,
                takes: 'changes of its own',
                found: `${path}, which set.${other.name}.${other.id} makes as well`,
              }),
            )
        }
  }

  private caseOf({ key: id, keySpan, value }: MapEntry, name: string): SettingCase {
    const path = `set.${name}.${id}`
    if (!casePattern.test(id)) this.tell(diagnose('bad-id', keySpan, { name: id }))
    // A case without changes is the figures as they are stated.
    if (isMissing(value)) return { id, changes: [] }
    const changes = [...this.entriesOf(value, path, 'changes such as lines.acute.growth: 2%').values()]
    return {
      id,
      changes: changes.flatMap(({ key, keySpan: at, value: to }): ManifestText[] => {
        if (to.is === 'scalar' && !isMissing(to)) return [{ text: `${key}=${to.text}`, span: at }]
        this.refuse(to, `${path}.${key}`, 'one value')
        return []
      }),
    }
  }

  private textsOf(entry: MapEntry | undefined, path: string): ManifestText[] {
    if (entry === undefined) return []
    const { value } = entry
    const items: readonly Node[] = value.is === 'list' ? value.items : value.is === 'scalar' ? [value] : []
    if (value.is === 'map' || items.length === 0) this.refuse(value, path, 'a list of files')
    return items.flatMap((item) => {
      if (item.is === 'scalar' && !isMissing(item)) return [{ text: item.text, span: item.span }]
      this.refuse(item, path, 'a list of files')
      return []
    })
  }

  private entriesOf(node: Node, path: string, takes: string): ReadonlyMap<string, MapEntry> {
    if (node.is === 'map') return node.entries
    this.refuse(node, path, takes)
    return new Map()
  }

  private refuse(node: Node, path: string, takes: string): void {
    const found = isMissing(node)
      ? 'nothing'
      : node.is === 'list' && node.items.length === 0
        ? 'an empty list'
        : formOf(node)
    this.tell(diagnose('manifest-shape', spanOf(node), { path, takes, found }))
  }
}

function spanOf({ span }: Node): Span {
  return span
}
