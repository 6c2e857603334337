import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** A file may import from its own folder and from the folders before it. */
const layers = 'base diagnostics definition formula model engine open checks explain questions report render cli'.split(
  ' ',
)

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name}`)
}

function imported(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return Array.from(text.matchAll(/(?:from|import\()\s*'([^']+)'/g), ([, name]) => name ?? '')
}

it('the folders are those of the map, and the map tells of every one', () => {
  const map = readFileSync('src/README.md', 'utf8')
  const told = Array.from(map.matchAll(/^\| `([a-z]+)\/` \|/gm), ([, name]) => name)
  const folders = readdirSync('src', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )

  expect(told).toEqual(layers)
  expect(folders.sort()).toEqual([...layers].sort())
})

it.each(layers)('%s imports nothing from the folders below it', (layer) => {
  const below = layers.slice(layers.indexOf(layer) + 1)
  const offences = sources(`src/${layer}`).flatMap((file) =>
    imported(file)
      .filter((name) => below.some((other) => new RegExp(`^(\\.\\./)+${other}/`).test(name)))
      .map((name) => `${file} imports ${name}`),
  )

  expect(offences).toEqual([])
})

it('the engine knows formulas and numbers alone', () => {
  const offences = sources('src/engine').flatMap((file) =>
    imported(file).filter((name) => !/^(?:\.|\.\.\/(?:base|formula))\/[a-z-]+\.ts$/.test(name)),
  )

  expect(offences).toEqual([])
})

it.each([
  ['decimal.js', /^src\/base\/decimal\.ts$/],
  ['commander', /^src\/cli\//],
  ['chalk', /^src\/cli\//],
  ['node:fs', /^src\/cli\//],
  ['node:process', /^src\/cli\//],
  ['node:tty', /^src\/cli\//],
])('only its own place imports %s', (name, place) => {
  const offences = sources('src').filter((file) => imported(file).includes(name) && !place.test(file))

  expect(offences).toEqual([])
})

it('nothing but the command line reads the process', () => {
  const offences = sources('src').filter(
    (file) => !file.startsWith('src/cli/') && /\bprocess\./.test(readFileSync(file, 'utf8')),
  )

  expect(offences).toEqual([])
})

it('every command has its manual page', () => {
  const commands = readdirSync('src/cli/commands')
  const verbs = commands.filter((name) => name.endsWith('.ts')).map((name) => name.replace('.ts', ''))

  expect(verbs.length).toBeGreaterThan(0)
  for (const verb of verbs) expect(existsSync(`src/cli/commands/${verb}.md`), verb).toBe(true)
})

it('the lock file names no registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"/)
})
