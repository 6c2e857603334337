#!/usr/bin/env node
'use strict'
// Start the built program. A V8 code cache beside it saves compiling; a stale or foreign one is ignored. What people run
// most, a scenario by itself, has a small one of its own, because reading a cache takes time too.
const { readFileSync, writeFileSync } = require('node:fs')
const { Script } = require('node:vm')

const { argv } = process
const isWriting = argv[2] === '--write-code-cache'
const isPlainRun = isWriting ? argv[3] === 'run' : argv[2] === 'run' && argv.length === 4
const folder = `${__dirname}/../dist`
const filename = `${folder}/cli.cjs`
const cache = `${folder}/${isPlainRun ? 'run' : 'cli'}.cache`
let cachedData
try {
  cachedData = readFileSync(cache)
} catch {
  // Built without one: the program starts a little slower.
}
const script = new Script(programText(), { filename, cachedData })
const cli = { exports: {} }
script.runInThisContext()(cli.exports, require, cli, filename, folder)
if (isWriting) cli.exports.warmUp(isPlainRun).then(() => writeFileSync(cache, script.createCachedData()))
else cli.exports.start()

function programText() {
  try {
    return readFileSync(filename, 'latin1')
  } catch {
    process.stderr.write('scenario: the program is not built yet. Run npm install in its folder.\n')
    process.exit(70)
  }
}
