import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { definitionSchema } from '../../src/definition/keys/json-schema.ts'
import type { Key } from '../../src/definition/keys/key-types.ts'
import { definitionKeys } from '../../src/definition/keys/keys.ts'
import { keyReference, keysFor } from '../../src/definition/keys/reference.ts'
import { runCli } from '../support/run-cli.ts'

const entries = keyReference().flatMap((section) => section.entries)
const paths = entries.map(({ path }) => path)

/** Every path of the key table, found by a walk of its own. */
function walk(key: Key, path: string): string[] {
  const own = path === '' ? [] : [path]
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`)
  const group = key.is === 'either' ? key.group : key
  if (group.is === 'group')
    return [...own, ...Object.entries(group.keys).flatMap(([name, child]) => walk(child, below(name)))]
  if (group.is === 'collection')
    return [...own, ...walk(group.of, below(group.names === 'pairs' ? '"<path> ~ <path>"' : '<id>'))]
  return own
}

it('tells of every key of the key table once, in its order', () => {
  expect(paths.filter((path) => !path.startsWith('<value>'))).toEqual(walk(definitionKeys, ''))
  expect(new Set(paths).size).toBe(paths.length)
  expect(paths.length).toBeGreaterThan(200)
})

it('names parts of METHODS.md that are there, for all that is reckoned with', () => {
  const methods = readFileSync('src/METHODS.md', 'utf8')

  for (const { methods: heading } of keyReference())
    if (heading !== undefined) expect(methods).toContain(`\n## ${heading}\n`)
  expect(keyReference().flatMap(({ name, methods: heading }) => (heading === undefined ? [name] : []))).toEqual([
    'title',
    'description',
    'organisation',
    'extends',
    'document',
  ])
})

it('gives examples that a definition may have', () => {
  const accepts = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(definitionSchema())
  const refused = entries.flatMap(({ path, example, takes }) => {
    if (example === undefined || path.startsWith('<value>')) return []
    const value: unknown = parse(example, { schema: 'failsafe' })
    // What must say in which year it starts is written by year.
    const written = takes.includes('by year: it must say') ? { '2018/19': value } : value
    const names = path
      .replace('"<path> ~ <path>"', 'a.growth ~ b.growth')
      .split(path.includes('~') ? /\.(?=a\.growth)/ : '.')
    const definition = names.reduceRight<unknown>(
      (inner, name) => ({ [name === '<id>' ? 'acute' : name]: inner }),
      written,
    )
    return accepts(definition) ? [] : [`${path}: ${example}`]
  })

  expect(refused).toEqual([])
})

it('finds keys by a path with any id, with all below it, and by their name', () => {
  const found = (asked: string): string[] =>
    keysFor(asked).flatMap((section) => section.entries.map(({ path }) => path))

  expect(found('savings.outpatients.delivery')).toEqual(['savings.<id>.delivery'])
  expect(found('surplus.required')).toEqual([
    'surplus.required',
    'surplus.required.share',
    'surplus.required.amount',
    'surplus.required.of',
  ])
  expect(found('delivery')).toEqual(['savings.<id>.delivery', 'savings.<id>.started.delivery', 'shifts.<id>.delivery'])
  expect(found('nonsense')).toEqual([])
})

it('tells people what a key is, what it takes, its default and an example', async () => {
  const { exit, out } = await runCli(['schema', '--keys', 'savings.x.delivery'])

  expect(exit).toBe(0)
  expect(out).toBe(`savings.<id>.delivery
  The part of the plan that is delivered, by the year its tranche starts.
  A share, one for all years or by year; the default in years not named; default
  100%; such as 85%.
What becomes of it: src/METHODS.md, "4. Savings".
`)
})

it('tells what a key stands in place of, its bounds, and that it is required', async () => {
  const { out } = await runCli(['schema', '--keys', 'lines.acute', '--width', '200'])

  expect(out).toContain(
    'A rate, one for all years or by year, every projected year covered; at least -100%; instead of drivers or amounts; such as 3%.',
  )
  expect(out).toContain('Money, in the unit of the file; required; such as 113.')
  for (const line of (await runCli(['schema', '--keys', '--width', '60'])).out.split('\n')) {
    if (line.startsWith(' ')) expect(line.length).toBeLessThanOrEqual(60)
  }
})

it('does not understand a key that is not there, and two questions at once', async () => {
  expect(await runCli(['schema', '--keys', 'savings.x.delivry'])).toMatchObject({ exit: 2, out: '' })
  expect((await runCli(['schema', '--keys', 'delivry'])).err).toBe(
    'scenario: No key of a definition is called "delivry". Did you mean delivery? All: scenario schema --keys\n',
  )
  expect((await runCli(['schema', '--keys', '--of', 'run'])).err).toBe(
    'scenario: --of and --keys at once: ask for one of them.\n',
  )
})
