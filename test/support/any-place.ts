import { fc } from '@fast-check/vitest'
import { anySketch, type Sketch } from './any-definition.ts'
import { type Projected, projectText } from './project-text.ts'
import { writeSketch } from './write-sketch.ts'

/** A definition as text, with the files that it reads. */
export interface Written {
  readonly text: string
  readonly files: Readonly<Record<string, string>>
}

/** A place of members that are sketches; what stands about each member, such as its share, is given as text. */
export function place(members: Readonly<Record<string, readonly [Sketch, string]>>, more = ''): Projected {
  const { text, files } = writePlace(members, more)
  return projectText(text, { files })
}

/** The same as it is written. */
export function writePlace(members: Readonly<Record<string, readonly [Sketch, string]>>, more = ''): Written {
  const named = Object.entries(members)
  const files = Object.fromEntries(named.map(([id, [sketch]]) => [`${id}.yaml`, writeSketch(sketch)]))
  const combine = named.map(([id, [, about]]) => `  ${id}: { scenario: ${id}.yaml${about} }`)
  return { text: `title: Place\ncombine:\n${combine.join('\n')}\n${more}`, files }
}

/** Same-named lines are added, so that they must be the same kind of thing in every member. */
function alike(sketch: Sketch): Sketch {
  const settings = ['hospital', 'out-of-hospital', 'prescribing', 'other'] as const
  return { ...sketch, lines: sketch.lines.map((line, index) => ({ ...line, setting: settings[index] ?? 'other' })) }
}

/** Any definition that goes together with another one in a place. */
export const anyMember = anySketch.map(alike)

const anyShare = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 100 }).map((percent) => `, share: ${percent}%`),
)

/** Any place of up to three members. */
export const anyPlace: fc.Arbitrary<Written> = fc
  .array(fc.tuple(anyMember, anyShare), { minLength: 1, maxLength: 3 })
  .map((members) => writePlace(Object.fromEntries(members.map((member, at) => [`m${at}`, member]))))
