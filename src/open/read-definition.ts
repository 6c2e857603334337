import type { MoneyUnit } from '../base/money-unit.ts'
import { statesOptions } from '../definition/define/appraisal.ts'
import { define } from '../definition/define/define.ts'
import { defineOptions, optionOf } from '../definition/define/options.ts'
import { defineMembers } from '../definition/define/place.ts'
import { peopleInBaseYear } from '../definition/define/population.ts'
import { Reader } from '../definition/define/reader.ts'
import type { Definition, Line, MemberReference, PlaceMember } from '../definition/definition.ts'
import type { Loaded, Loader, ReadFile } from '../definition/layers/load.ts'
import { offAt, offInWords } from '../definition/layers/switched-off.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { MembersRead, SizeOfMembers } from './members-read.ts'
import { appraisalOf, type OptionFile, titleOfOption } from './options-of-files.ts'
import { refuseOption } from './refuse-option.ts'
import { hasPeopleOfMembers, refuseResidents } from './refuse-residents.ts'

/** A definition and every file it rests on, the outermost last. */
export interface ReadDefinition {
  readonly definition: Definition
  readonly files: readonly ReadFile[]
}

/** What came of reading members: undefined of one that was refused, of which it was told why. */
type KnownMembers = MembersRead<{ readonly is: ReadDefinition | undefined }>

/** A definition on the way to the one being read. */
interface Visited {
  readonly path: string
  readonly real: string
}

/**
 * Read a definition with all it extends and, where it is a place, with its members, which may be places themselves. All
 * problems are reported; the result is undefined where there is nothing to work on. After an error it must not be projected.
 */
export function readDefinition(loader: Loader, path: string, tell: Tell): ReadDefinition | undefined {
  const { real } = loader.resolve(path, '')
  return read(loader, loader.load(path, tell), [{ path, real }], new MembersRead(), undefined, tell)
}

/**
 * Read several definitions as the options of one appraisal, which is what the first of them says of one. Undefined, and reported,
 * where one of them is wrong.
 */
export function readOptions(loader: Loader, files: readonly OptionFile[], tell: Tell): ReadDefinition | undefined {
  const loaded = files.map(({ path }) => loader.load(path, tell))
  const [first] = loaded
  const outer = first?.files.at(-1)?.source
  if (first?.merged === undefined || outer === undefined) return undefined
  const merged = appraisalOf(first.merged, files, { file: outer, start: 0, end: 0 })
  const known: KnownMembers = new MembersRead()
  const members = files.flatMap(({ id, path }, at): PlaceMember[] => {
    const own = loaded[at]
    const source = own?.files.at(-1)?.source
    const member = own && read(loader, own, [loader.resolve(path, '')], known, first.unit, tell)
    if (member === undefined || source === undefined) return []
    const title = titleOfOption(first.merged, id) ?? member.definition.title
    const span: Span = { file: source, start: 0, end: 0 }
    const option = { ...optionOf(id, title, path, span), file: loader.resolve(path, ''), definition: member.definition }
    refuseOption(option, tell)
    return [option]
  })
  const definition = define(merged, first.unit, { file: outer, start: 0, end: 0 }, tell, members)
  if (definition === undefined || members.length < files.length) return undefined
  return { definition, files: [...new Set(loaded.flatMap((own) => own.files))] }
}

function read(
  loader: Loader,
  { merged, unit: own, files }: Loaded,
  trail: readonly Visited[],
  known: KnownMembers,
  wanted: MoneyUnit | undefined,
  tell: Tell,
): ReadDefinition | undefined {
  const outer = files.at(-1)?.source
  if (merged === undefined || outer === undefined) return undefined
  const span: Span = { file: outer, start: 0, end: 0 }
  // A member is read in the unit of the place, so that nothing needs to be turned into it later.
  const unit = wanted ?? own
  const reader = new Reader(merged, unit, { base: 0, count: 0 }, span, () => {})
  if (statesOptions(reader)) {
    const references = defineOptions(new Reader(merged, unit, { base: 0, count: 0 }, span, tell))
    const { members, files: all } = readMembers(loader, references, trail, known, unit, tell)
    for (const member of members) refuseOption(member, tell)
    const definition = define(merged, unit, span, tell, members)
    if (definition === undefined || members.length < references.length) return undefined
    return { definition, files: [...new Set([...all, ...files])] }
  }
  if (!merged.groups.has('combine')) {
    const definition = define(merged, unit, span, tell)
    return definition && { definition, files }
  }
  const references = defineMembers(reader)
  const { members, files: all } = readMembers(loader, references, trail, known, unit, tell)
  refuseUnlike(members, tell)
  // Without all its members there is nothing to work on, but what is wrong with the place itself is told all the same.
  const definition = define(merged, unit, span, tell, members)
  const isWhole = references.length > 0 && members.length === references.length
  if (definition === undefined || !isWhole) return undefined
  return { definition, files: [...new Set([...all, ...files])] }
}

/** Members with their definitions, as far as these can be read, and every file of them. */
function readMembers(
  loader: Loader,
  references: readonly MemberReference[],
  trail: readonly Visited[],
  known: KnownMembers,
  unit: MoneyUnit,
  tell: Tell,
): { readonly members: readonly PlaceMember[]; readonly files: readonly ReadFile[] } {
  const members: PlaceMember[] = []
  const files = new Set<ReadFile>()
  const size = new SizeOfMembers()
  for (const reference of references) {
    const member = readMember(loader, reference, trail, known, unit, tell)
    if (member === undefined) continue
    const beyond = size.beyond(member.definition)
    if (beyond !== undefined) {
      tell(diagnose('too-many-members', reference.span, beyond))
      break
    }
    const file = loader.resolve(reference.scenario, reference.span.file.path)
    members.push({ ...reference, file, definition: member.definition })
    for (const one of member.files) files.add(one)
  }
  return { members, files: [...files] }
}

function readMember(
  loader: Loader,
  { scenario, span }: MemberReference,
  trail: readonly Visited[],
  known: KnownMembers,
  unit: MoneyUnit,
  tell: Tell,
): ReadDefinition | undefined {
  const { path, real } = loader.resolve(scenario, span.file.path)
  const seen = trail.findIndex((other) => other.real === real)
  if (seen !== -1) {
    tell(diagnose('member-cycle', span, { files: [...trail.slice(seen).map((other) => other.path), path] }))
    return undefined
  }
  const before = known.find(real, unit)
  if (before !== undefined) return before.is
  const loaded = loader.load(path, tell, { span, outermost: trail[0]?.path ?? path, written: scenario })
  const is = read(loader, loaded, [...trail, { path, real }], known, unit, tell)
  // A file that is not there is told wherever it is named.
  if (loaded.merged !== undefined) known.keep(real, unit, { is })
  return is
}

/** Refuse members whose same-named lines are not the same thing, and shares that cannot be taken. */
function refuseUnlike(members: readonly PlaceMember[], tell: Tell): void {
  const first = new Map<string, { readonly member: string; readonly is: string }>()
  const alike = (key: string, what: string, is: string, { id, span }: PlaceMember, why: string): void => {
    const known = first.get(key)
    if (known === undefined) first.set(key, { member: id, is })
    else if (known.is !== is && known.member !== id)
      tell(
        diagnose('unlike-members', span, {
          what,
          here: `${is} in ${id}`,
          there: `${known.is} in ${known.member}`,
          why,
        }),
      )
  }
  for (const member of members) {
    for (const { id, setting, activity } of linesOf(member.definition)) {
      alike(`${id} setting`, `setting of lines.${id}`, setting, member, 'same-named lines are added')
      if (activity !== undefined)
        alike(`${id} unit`, `unit of lines.${id}.activity`, activity.unit, member, 'same-named lines are added')
    }
    refuseShare(member, tell)
  }
}

/** Every line of a definition, of a place those of all its members: of same-named ones each may count another activity. */
function linesOf({ lines, members }: Definition): readonly Line[] {
  return members.length === 0 ? lines : members.flatMap(({ definition }) => linesOf(definition))
}

function refuseShare(member: PlaceMember, tell: Tell): void {
  const { id, span, lines, definition } = member
  const refuse = (path: string, at: Span | undefined, why: string): void =>
    tell(diagnose('wrong-member', at ?? span, { path, why }))
  if (!hasPeopleOfMembers(member))
    refuseResidents(member, definition.population && peopleInBaseYear(definition.population), tell)
  if (lines === undefined) return
  const known = new Set(['funding', ...definition.lines.map((line) => line.id)])
  for (const [line, { entry }] of lines) {
    const item = known.has(line) ? undefined : offAt(definition.off, `lines.${line}`)
    if (item !== undefined) {
      const args = { what: `This names the line "${line}" of ${id}`, off: offInWords(item) }
      tell(diagnose('switched-off', entry?.keySpan ?? span, args))
    } else if (!known.has(line))
      tell(
        diagnose('unknown-name', entry?.keySpan ?? span, {
          what: `line of ${id}`,
          name: line,
          known: () => [...known],
        }),
      )
  }
  const [first] = lines.values()
  const parted = first?.entry?.keySpan
  if (definition.contracts.length > 0)
    refuse(
      `combine.${id}.lines`,
      parted,
      'a member with contracts cannot be parted line by line; give a share or residents',
    )
  if (definition.members.length > 0)
    refuse(
      `combine.${id}.lines`,
      parted,
      'a member that is itself a place cannot be parted line by line; give a share or residents',
    )
}
