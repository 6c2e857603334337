import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { definitionKeys } from '../../src/definition/keys/keys.ts'

/** A file may import from its own folder and from the folders before it. */
const layers =
  'base diagnostics definition budget formula model engine open checks explain questions rebase living report workbook render page cli'.split(
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
    imported(file).filter(
      (name) => !/^(?:\.\.?|(?:\.\.\/){1,2}(?:base|formula)|\.\.\/(?:wasm|loops))\/[a-z-]+\.ts$/.test(name),
    ),
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

it('what a plain run is loaded with holds no reader of command lines: it would take a thirtieth of its time', () => {
  const loaded = new Set<string>()
  const packages = new Set<string>()
  const load = (file: string): void => {
    if (loaded.has(file)) return
    loaded.add(file)
    const text = readFileSync(file, 'utf8')
    // Types are gone once the program is built.
    for (const [, name = ''] of text.matchAll(
      /^(?:import|export) (?!type )(?!\{(?: *type \w+,?)+ *\})[^']*?from '([^']+)'/gm,
    ))
      if (name.startsWith('.')) load(join(dirname(file), name))
      else packages.add(name)
  }
  load('src/cli/entry-run.ts')

  expect(loaded.size).toBeGreaterThan(300)
  expect([...packages].filter((name) => /commander|chalk|csv-stringify|node:tty|node:v8/.test(name))).toEqual([])
  expect([...packages]).toContain('decimal.js')
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

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly hasInstallScript?: true
  readonly libc?: readonly string[]
}

const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
)

it('the lock file names no registry', () => {
  expect(JSON.stringify(lock)).not.toContain('"resolved"')
})

it('the lock file is one that npm 10 and npm 11 both leave as it is', () => {
  const packages = Object.entries(lock.packages)
  const optional = packages.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies))

  // npm 11 adds what is missing for other systems; npm 10 takes out which C library a package is for.
  expect(optional.length).toBeGreaterThan(0)
  expect(optional.filter((name) => lock.packages[`node_modules/${name}`] === undefined)).toEqual([])
  expect(packages.filter(([, { libc }]) => libc !== undefined)).toEqual([])
})

it('npm is told of every install script whether to run it', () => {
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript)

  expect(Object.keys(allowScripts).sort()).toEqual(
    scripted.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)).sort(),
  )
})

it('no file imports itself by way of others, types included', () => {
  const files = sources('src')
  const imports = new Map(
    files.map((file) => [
      file,
      imported(file).flatMap((name) => (name.startsWith('.') ? [join(dirname(file), name)] : [])),
    ]),
  )
  const open = new Set<string>()
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string): void => {
    if (open.has(file)) circles.push([...open].slice([...open].indexOf(file)).join(' > '))
    if (open.has(file) || done.has(file)) return
    open.add(file)
    for (const next of imports.get(file) ?? []) visit(next)
    open.delete(file)
    done.add(file)
  }
  files.forEach(visit)

  expect(files.length).toBeGreaterThan(100)
  expect(circles).toEqual([])
})

/** Files of the program that use a name. */
const users = (name: string): string[] =>
  sources('src').filter((file) => new RegExp(`\\b${name}\\b`).test(readFileSync(file, 'utf8')))

it('a text becomes the name of a row in the model and the parser alone', () => {
  expect(users('rowName').filter((file) => !/^src\/(?:model|formula)\//.test(file))).toEqual([])
  expect(users('as RowName')).toEqual(['src/formula/node.ts'])
  expect(users('as MemberRowPath')).toEqual(['src/model/row-path.ts'])
})

it('a text becomes the name of an item, or the path of an input, where a definition is read', () => {
  expect(users('as ItemId').sort()).toEqual(['src/cli/commands/appraise.ts', 'src/definition/define/reader.ts'])
  expect(users('as InputPath').sort()).toEqual(['src/definition/define/reader.ts', 'src/model/risk-events.ts'])
})

it('nothing goes by how the name of a row or the path of an input begins, ends or was put together: they say what they are', () => {
  const sections = ['members', ...Object.keys(definitionKeys.keys)].join('|')
  const asked = new RegExp(
    String.raw`\.(?:startsWith|endsWith|includes|split|indexOf|match|test|search)\((?:['"\x60/^]+(?:${sections})\\?\.|(['"\x60])\.[a-z-]+\1| *(['"\x60]) \+ \2)`,
  )
  const isFile = /'\.(?:csv|docx)'/
  const found = sources('src').flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => (asked.test(line) && !isFile.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  )

  expect(
    ["path.startsWith('contracts.')", "path.endsWith('.title')", "path.includes(' + ')"].every((one) =>
      asked.test(one),
    ),
  ).toBe(true)
  expect(found).toEqual([])
})

it('a row is looked up by the words of a person only where these come in', () => {
  expect(users('rowCalled').sort()).toEqual([
    // The row of a tornado or a sweep, the question of an explanation, and what the cells of a table say they are of.
    'src/cli/asked-figure.ts',
    'src/cli/explain-question.ts',
    'src/explain/explain.ts',
    'src/index.ts',
    'src/open/project.ts',
    // The row that an author takes a limit of.
    'src/open/warn-of-projection.ts',
    // The row of a cell that the reader of a page asks about.
    'src/page/why.ts',
    // The figures that narrative refers to.
    'src/report/appendix/figure-of.ts',
    'src/report/notes/term-notes.ts',
    'src/report/views/conversion.ts',
  ])
})

it('a name that files share with others is given once, but for what every command, format and program offers', () => {
  const given = new Map<string, Set<string>>()
  const offered = /^src\/(?:render\/|cli\/commands\/|cli\/entry|index\.ts)/
  for (const file of sources('src').filter((one) => !offered.test(one)))
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
      /^export (?:async )?(?:function|class|interface|type|const) (\w+)/gm,
    ))
      given.set(name, (given.get(name) ?? new Set()).add(file))

  expect(given.size).toBeGreaterThan(500)
  // What each command in parts offers to merge.
  given.delete('parted')
  // The class of decimal.js and its type are one thing.
  given.delete('Decimal')
  expect([...given].filter(([, files]) => files.size > 1)).toEqual([])
})

it('what src/README.md says of where to look is so: inputs, rows, checks, documents, and every file it names', () => {
  const text = readFileSync('src/README.md', 'utf8')
  const named = Array.from(text.matchAll(/`([a-z-]+\/[a-z/-]+\.ts)`/g), ([, path = '']) => path)
  const where = text.slice(text.indexOf('Where to find'), text.indexOf('How to add'))
  const defined = (path: string, what: string): boolean =>
    where.includes(`\`${path}\``) && new RegExp(`^export ${what}\\b`, 'm').test(readFileSync(`src/${path}`, 'utf8'))

  expect(named.filter((path) => !existsSync(`src/${path}`))).toEqual([])
  expect(defined('definition/define/reader.ts', 'class Reader')).toBe(true)
  expect(defined('model/model.ts', 'interface Model')).toBe(true)
  expect(defined('model/row.ts', 'interface Row')).toBe(true)
  expect(defined('model/checks.ts', 'function withChecks')).toBe(true)
  expect(defined('report/document.ts', 'interface Document')).toBe(true)
})
