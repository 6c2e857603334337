import { expect, it } from 'vitest'
import type { Key } from '../../src/definition/keys/key-types.ts'
import { definitionKeys } from '../../src/definition/keys/keys.ts'
import { labelAt } from '../../src/definition/keys/label.ts'

it.each([
  ['lines.acute.growth', 'lines.acute', 'growth'],
  ['lines.acute.amounts', 'lines.acute', 'stated amount'],
  ['lines.acute.drivers.demographic', 'lines.acute', 'demographic'],
  ['lines.acute.drivers.pay-award.uplift', 'lines.acute', 'pay award uplift'],
  ['lines.acute.benchmarks.best-fifth.variance', 'lines.acute', 'variance from the benchmark best fifth'],
  ['funding.core.pace.by-distance[1].at', 'funding.core', 'distance at point 2'],
  ['funding.core.pace.by-distance[0].growth', 'funding.core', 'growth at point 1'],
  ['shifts.beds.release', 'shifts.beds', 'release'],
  ['shifts.beds.release[0]', 'shifts.beds', 'share released in the first year'],
  ['shifts.beds.release[1]', 'shifts.beds', 'share released by the second year'],
  ['shifts.beds.release[11]', 'shifts.beds', 'share released by the 12th year'],
  ['shifts.beds.release[20]', 'shifts.beds', 'share released by the 21st year'],
  ['contracts.mcp.gain.cap.share', 'contracts.mcp', 'gain, cap, share'],
  ['drivers.demographic', undefined, 'demographic driver'],
  ['population.base', undefined, 'Population, base'],
  ['surplus.required.share', undefined, 'Required surplus, share'],
  ['prices.deflator', undefined, 'Deflator'],
])('%s is of %s and reads %s', (path, item, words) => {
  expect(labelAt(path)).toEqual({ item, words })
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
  for (const path of paths) expect(labelAt(path)?.words, path).toMatch(/^[A-Za-z][A-Za-z, ]*$/)
})
