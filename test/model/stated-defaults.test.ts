import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Key } from '../../src/definition/keys/key-types.ts'
import { definitionKeys } from '../../src/definition/keys/keys.ts'
import { childKey, namesIn, settleKey } from '../../src/definition/layers/child-key.ts'
import { readYaml } from '../../src/definition/text/read-yaml.ts'
import type { Node } from '../../src/definition/text/tree.ts'
import { projectText } from '../support/project-text.ts'

/*
 * What the key table says stands where a key is left out. To state it changes no row in any year.
 */

/** A contract that runs in the base year, whose terms hold there too. */
const running = `
  running:
    starts: 2016/17
    scope: { community: 20% }
    index: { population: 0%, inflation: 0%, productivity: 0% }
    agreed: { price: { community: 9 }, index: 1.1, counterfactual: { acute: 52 } }
    gain: { share: 50%, cap: 100 }
    loss: { share: 50%, cap: 100 }
    outcomes: { share: 10%, achievement: 50%, basis: on-top }
    beyond: { acute: { counterfactual: 1%, gain: { share: 10% } } }
  losing:
    starts: 2017/18
    scope: { community: 10% }
    index: { inflation: 1% }
    agreed: { price: { community: 2 } }
    loss: { share: 50% }
    outcomes: { share: 10%, achievement: 50% }
`
const text = readFileSync('test/errors/every-key.yaml', 'utf8')
  .replace('\ncontracts:\n', `\ncontracts:${running}`)
  // It asks for a range of what is put in other words here.
  .replace(/^correlations:\n.*\n/m, '')

/** A tree as text, without what stands at a path, or with another value there. */
function written(node: Node, path: string, at: string, instead: string | undefined): string | undefined {
  if (at === path) return instead === undefined ? undefined : JSON.stringify(instead)
  if (node.is === 'scalar') return JSON.stringify(node.text)
  if (node.is === 'list') return `[${node.items.map((item) => written(item, path, `${at}.`, undefined)).join(', ')}]`
  const parts = [...node.entries.values()].flatMap(({ key, value }) => {
    const own = written(value, path, at === '' ? key : `${at}.${key}`, instead)
    return own === undefined ? [] : [`${JSON.stringify(key)}: ${own}`]
  })
  // A group that would be empty is left out with the last of its keys.
  return parts.length === 0 ? undefined : `{ ${parts.join(', ')} }`
}

/** The keys with a default, where they stand. */
function stated(key: Key, node: Node, path: string): { readonly path: string; readonly usual: string }[] {
  const own = settleKey(key, namesIn(node))
  if (own.is === 'value') return own.default === undefined ? [] : [{ path, usual: own.default }]
  if (node.is !== 'map') return []
  return [...node.entries.values()].flatMap(({ key: name, value }) => {
    const child = childKey(own, name)
    return child === undefined ? [] : stated(child, value, path === '' ? name : `${path}.${name}`)
  })
}

const tree = readYaml({ path: 'every-key.yaml', text }, (problem) => {
  throw new Error(problem.message)
}) as Node

const keys = stated(definitionKeys, tree, '')
it('keys with a default are found in every section', () => {
  expect(keys.length).toBeGreaterThan(30)
})

it.each(keys)('to state the default of $path, $usual, changes no row', ({ path, usual }) => {
  const without = projectText(written(tree, path, '', undefined) as string)
  const { rows, years } = projectText(written(tree, path, '', usual) as string)

  const differing = without.rows.filter((row) => {
    const same = rows.includes(row)
    return same && without.years(row).join() !== years(row).join()
  })
  expect(differing).toEqual([])
})
