#!/usr/bin/env node
'use strict'
// Start the built program. A V8 code cache beside each file of it saves compiling. V8 takes one that was made of any text of the same
// length, so that each begins with the mark at the head of the file it was made of: that of another build is not used. What people
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
// A digest in a comment, which esbuild.config.js writes; of eight bytes or a multiple, so that V8 need not copy the cache.
const markLength = 16
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
  const text = programText(filename)
  const mark = text.slice(0, markLength)
  let cachedData
  try {
    const whole = readFileSync(`${folder}/${cache}`)
    if (whole.latin1Slice(0, markLength) === mark) cachedData = whole.subarray(markLength)
  } catch {
    // Built without one: the program starts a little slower.
  }
  const script = new Script(text, { filename, cachedData })
  if (isWriting) scripts.set(cache, { script, mark })
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
  const { script, mark } = scripts.get(cache)
  writeFileSync(`${folder}/${cache}`, Buffer.concat([Buffer.from(mark, 'latin1'), script.createCachedData()]))
}
