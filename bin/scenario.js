#!/usr/bin/env node
'use strict'
// Start the built program. A V8 code cache beside it saves compiling; a stale or foreign one is ignored. What people run
// most, a scenario by itself, is a smaller program of its own, because reading takes time too.
const { readFileSync, writeFileSync } = require('node:fs')
const { Script } = require('node:vm')

const { argv } = process
const isWriting = argv[2] === '--write-code-cache'
const isPlainRun = argv[2] === 'run' && argv.length === 4 && !argv[3].startsWith('-')
const name = isWriting ? argv[3] : isPlainRun ? 'run' : 'cli'
const folder = `${__dirname}/../dist`
const filename = `${folder}/${name}.cjs`
// simulate has a cache of its own, which would be too large for commands that do less.
const verb = argv[isWriting ? 4 : 2] === 'simulate' ? '.simulate' : ''
const cache = `${folder}/${name}${verb}.cache`
let cachedData
try {
  cachedData = readFileSync(cache)
} catch {
  // Built without one: the program starts a little slower.
}
const script = new Script(programText(), { filename, cachedData })
const program = { exports: {} }
script.runInThisContext()(program.exports, require, program, filename, folder)
if (isWriting) program.exports.warmUp(argv[4]).then(() => writeFileSync(cache, script.createCachedData()))
else program.exports.start()

function programText() {
  try {
    return readFileSync(filename, 'latin1')
  } catch {
    process.stderr.write('scenario: the program is not built yet. Run npm install in its folder.\n')
    process.exit(70)
  }
}
