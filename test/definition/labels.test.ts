import { expect, it } from 'vitest'
import type { Key } from '../../src/definition/keys/key-types.ts'
import { definitionKeys } from '../../src/definition/keys/keys.ts'
import { labelAt } from '../../src/definition/keys/label.ts'

it.each([
  ['lines.acute.growth', 'lines.acute', 'growth'],
  ['lines.acute.amounts', 'lines.acute', 'stated amount'],
  ['lines.acute.drivers.demographic', 'lines.acute', 'demographic'],
  ['lines.acute.drivers.pay-award.uplift', 'lines.acute', 'pay award uplift'],
  ['lines.acute.benchmarks.best-fifth.variance', 'lines.acute', 'variance from the benchmark best-fifth'],
  ['funding.core.pace.by-distance[1].at', 'funding.core', 'distance at point 2'],
  ['funding.core.pace.by-distance[0].growth', 'funding.core', 'growth at point 1'],
  ['shifts.beds.release', 'shifts.beds', 'release'],
  ['shifts.beds.release[0]', 'shifts.beds', 'share released in the first year'],
  ['shifts.beds.release[1]', 'shifts.beds', 'share released by the second year'],
  ['shifts.beds.release[11]', 'shifts.beds', 'share released by the 12th year'],
  ['shifts.beds.release[20]', 'shifts.beds', 'share released by the 21st year'],
  ['contracts.mcp.gain.cap.share', 'contracts.mcp', 'gain, cap, share'],
  ['population.groups.over-75.base', 'population.groups.over-75', 'people in the base year'],
  ['population.groups.over-75.weight', 'population.groups.over-75', 'weight'],
  ['lines.acute.drivers.people.groups.over-75', 'lines.acute', 'weight of over-75'],
  ['contracts.mcp.segments.over-75', 'contracts.mcp', 'price per head of over-75'],
  ['contracts.mcp.lists.home-1', 'contracts.mcp', 'people of home-1'],
  ['drivers.demographic', undefined, 'demographic driver'],
  ['population.base', undefined, 'Population, base'],
  ['surplus.required.share', undefined, 'Required surplus, share'],
  ['prices.deflator', undefined, 'Deflator'],
])('%s is of %s and reads %s', (path, item, words) => {
  expect(labelAt(path)).toEqual({ item, words })
})

it('what an id names is called by its title, and one without a title by the id as it is written', () => {
  const titles: Readonly<Record<string, string>> = { 'population.groups.frail': 'People with $1 needs' }
  const words = (path: string): string | undefined =>
    labelAt(path, undefined, (item) => titles[item] ?? 'left-out')?.words

  expect(words('lines.acute.drivers.people.groups.frail')).toBe('weight of People with $1 needs')
  expect(words('contracts.mcp.segments.frail')).toBe('price per head of People with $1 needs')
  expect(words('contracts.mcp.segments.rest')).toBe('price per head of left-out')
  // A list is nothing else's name: its own title is asked for.
  expect(words('contracts.mcp.lists.frail')).toBe('people of left-out')
})

it('what is no key has no label', () => {
  for (const path of ['nowhere', 'lines.acute.nowhere', 'population.base.more', 'lines.acute.toString', '']) {
    expect(labelAt(path)).toBeUndefined()
  }
})

/** A path to every value of the key table, with an id of the author's wherever one may stand. */
function pathsIn(key: Key, path: string): string[] {
  switch (key.is) {
    case 'value':
      return [path]
    case 'either':
      return [path, ...pathsIn(key.group, path)]
    case 'collection':
      return pathsIn(key.of, path === '' ? 'some-id' : `${path}.some-id`)
    case 'group':
      return Object.entries(key.keys).flatMap(([name, inner]) => pathsIn(inner, path === '' ? name : `${path}.${name}`))
  }
}

it('every value of the key table has words of its own, with nothing of a path or a template in them', () => {
  const paths = pathsIn(definitionKeys, '')

  expect(paths.length).toBeGreaterThan(100)
  // An id that has no title is told as it is written.
  for (const path of paths) expect(labelAt(path)?.words.replace('some-id', 'id'), path).toMatch(/^[A-Za-z][A-Za-z, ]*$/)
})
