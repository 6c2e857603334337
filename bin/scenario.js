#!/usr/bin/env node
'use strict'
// Start the built program. A V8 code cache beside it saves compiling; a stale or foreign one is ignored.
const { readFileSync, writeFileSync } = require('node:fs')
const { Script } = require('node:vm')

const folder = `${__dirname}/../dist`
const filename = `${folder}/cli.cjs`
let cachedData
try {
  cachedData = readFileSync(`${folder}/cli.cache`)
} catch {
  // Built without one: the program starts a little slower.
}
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData })
const cli = { exports: {} }
script.runInThisContext()(cli.exports, require, cli, filename, folder)
if (process.argv[2] === '--write-code-cache') {
  cli.exports.warmUp().then(() => writeFileSync(`${folder}/cli.cache`, script.createCachedData()))
} else {
  cli.exports.start()
}
