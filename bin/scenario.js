#!/usr/bin/env node
'use strict'
// Start the built program. A V8 code cache beside each file of it saves compiling; a stale or foreign one is ignored. What people
// run most, a scenario by itself, is a smaller program of its own, because reading takes time too.
const { readFileSync, writeFileSync } = require('node:fs')
const { Script } = require('node:vm')

const { argv } = process
const isWriting = argv[2] === '--write-code-cache'
const isPlainRun = argv[2] === 'run' && argv.length === 4 && !argv[3].startsWith('-')
const name = isWriting ? argv[3] : isPlainRun ? 'run' : 'cli'
const folder = `${__dirname}/../dist`
// simulate and sweep have caches of their own, of what other commands do not run.
const asked = argv[isWriting ? 4 : 2]
const verb = asked === 'simulate' || asked === 'sweep' ? `.${asked}` : ''
const scripts = new Map()
// What reads all of YAML and CSV is compiled once it is asked for, of which few definitions need anything.
let packages
const load = (path) => {
  if (path !== '../dist/packages.cjs') return require(path)
  packages ??= program.asAtStart(() => compiled('packages', 'packages.cache'))
  return packages
}
const program = compiled(name, `${name}${verb}.cache`)
if (isWriting) program.warmUp(argv[4]).then(writeCaches)
else program.start()

function compiled(file, cache) {
  const filename = `${folder}/${file}.cjs`
  let cachedData
  try {
    cachedData = readFileSync(`${folder}/${cache}`)
  } catch {
    // Built without one: the program starts a little slower.
  }
  const script = new Script(programText(filename), { filename, cachedData })
  if (isWriting) scripts.set(cache, script)
  const module = { exports: {} }
  script.runInThisContext()(module.exports, load, module, filename, folder)
  return module.exports
}

function programText(filename) {
  try {
    return readFileSync(filename, 'latin1')
  } catch {
    process.stderr.write('scenario: the program is not built yet. Run npm install in its folder.\n')
    process.exit(70)
  }
}

/** Of the packages where they were warmed up, else of the program. */
function writeCaches() {
  const cache = packages === undefined ? `${name}${verb}.cache` : 'packages.cache'
  writeFileSync(`${folder}/${cache}`, scripts.get(cache).createCachedData())
}
