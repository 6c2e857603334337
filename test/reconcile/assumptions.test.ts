import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

/* Every shipped scenario marks what no document states, and scenarios/README.md lists all of it. */

const names = readdirSync('scenarios').filter((name) => /\.(yaml|csv)$/.test(name))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))
const readme = readFileSync('scenarios/README.md', 'utf8')
const section = readme.slice(readme.indexOf('## What the documents do not state'))

/** What the README says of a file: the item of the list that begins with its name. */
function itemOf(name: string): string {
  const items = section.split(/\n(?=- )/)
  return items.find((item) => item.split('**:')[0]?.includes(`[${name}]`)) ?? ''
}

/** The values that an item names, `*` for any part of a name. */
function patternsOf(item: string): RegExp[] {
  return [...item.matchAll(/`([^`]+)`/g)].map(
    ([, text = '']) => new RegExp(`^${text.replaceAll('.', '\\.').replaceAll('*', '.+')}$`),
  )
}

it.each(names)('README lists what no document states in %s', (name) => {
  // A file in the other notation is read as one that it is the same as.
  const text = files[name.replace(/\.csv$/, '.yaml')] ?? ''
  const { scenario } = projectText(text, { files })
  const entries = [...(scenario.files.at(-1)?.layer?.entries.values() ?? [])]
  const chosen = entries.filter(({ provenance }) => /illustrative/i.test(provenance.source ?? ''))
  const patterns = patternsOf(itemOf(name))

  expect(itemOf(name)).not.toBe('')
  expect(chosen.map(({ path }) => path).filter((path) => !patterns.some((one) => one.test(path)))).toEqual([])
  for (const pattern of patterns)
    expect(
      entries.some(({ path }) => pattern.test(path)),
      String(pattern),
    ).toBe(true)
})
