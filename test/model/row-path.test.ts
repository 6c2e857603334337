import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { ItemId } from '../../src/definition/definition.ts'
import { inMembers, namedRows, type RowPath } from '../../src/model/row-path.ts'
import { type Projection, rowAt, rowValue, rowValueIfAny, valueAt } from '../../src/open/project.ts'
import { projectText } from '../support/project-text.ts'

const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))
const projections = names.map((name): Projection => projectText(files[name] ?? '', { files }).scenario.projection)
const paths = new Set(projections.flatMap(({ model }) => [...model.rows, ...model.views()].map(({ path }) => path)))

it.each(namedRows)('the row %s, which the program asks for by name, is in the model of a shipped scenario', (name) => {
  const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('<id>', '[^.]+')}$`)

  expect([...paths].some((path) => pattern.test(path))).toBe(true)
})

it('no name stands twice', () => {
  expect(namedRows.length).toBe(new Set(namedRows).size)
})

it('a row that is not there is a fault of the program, unless it may be missing by design', () => {
  const [projection] = projections
  if (projection === undefined) throw new Error('there is no scenario')
  const missing: RowPath = `lines.${'nobody' as ItemId}.spend`

  expect(() => rowValue(projection, missing, 0)).toThrow('No row is called lines.nobody.spend')
  expect(rowValueIfAny(projection, missing, 0)).toBeUndefined()
})

it('a mistyped name, or one that is written past the list, does not compile', () => {
  const [projection] = projections
  if (projection === undefined) throw new Error('there is no scenario')

  // @ts-expect-error there is no such row
  expect(() => rowValue(projection, 'headrom', 0)).toThrow()
  // @ts-expect-error a name that is written in the program is in the list
  expect(valueAt(projection, 'headrom', 0)).toBeUndefined()
  const text: string = 'headrom'
  // @ts-expect-error a text that a variable holds is no name of a row
  expect(valueAt(projection, text, 0)).toBeUndefined()
  // @ts-expect-error nor does it name one whose row is wanted
  expect(rowAt(projection, text)).toBeUndefined()
  // What a row holds is.
  expect(projection.model.rows.every(({ path }) => rowAt(projection, path) !== undefined)).toBe(true)
  // @ts-expect-error a word of the program's own is no name of an item
  expect(rowValueIfAny(projection, 'reserves.totl', 0)).toBeUndefined()
  // @ts-expect-error nor is a text that a variable holds
  expect(rowValueIfAny(projection, `lines.${text}.spend`, 0)).toBeUndefined()
  // @ts-expect-error so is one with the name of an item in it
  expect(valueAt(projection, `lines.${names[0]}.spent`, 0)).toBeUndefined()
})

it('the rows of members of a place are named by the same list', () => {
  const place = names.indexOf('westminster-place.yaml')
  const projection = projections[place]
  const member = projection?.model.rows.find((row) => row.member !== undefined)?.member
  if (projection === undefined || member === undefined) throw new Error('there is no place')

  expect(inMembers([], 'funding.total')).toBe('funding.total')
  expect(inMembers(['north', 'west'], 'funding.total')).toBe('members.north.members.west.funding.total')
  expect(rowValueIfAny(projection, inMembers([member], 'funding.total'), 0)).toBeDefined()
  // @ts-expect-error there is no such row
  expect(rowValueIfAny(projection, inMembers([member], 'funding.totl'), 0)).toBeUndefined()
  // @ts-expect-error a name that is put together by hand is none
  expect(rowValueIfAny(projection, `members.${member}.funding.totl`, 0)).toBeUndefined()
})

it('a position that a row is a step to is one of them', () => {
  const [row] = projections.flatMap(({ model }) => model.rows)
  if (row === undefined) throw new Error('there is no row')

  // @ts-expect-error there is no such row
  expect(row.stepTo === 'underlyng').toBe(false)
})
