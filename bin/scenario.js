#!/usr/bin/env node
'use strict'
// Start the built program. A V8 code cache beside it saves compiling; a stale or foreign one is ignored.
const { readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const file = join(__dirname, '../dist/cli.cjs')
const cacheFile = join(__dirname, '../dist/cli.cache')
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
let cachedData
try {
  cachedData = readFileSync(cacheFile)
} catch {
  // Built without one: the program starts a little slower.
}
const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) })
const cli = { exports: {} }
script.runInThisContext()(cli.exports, require, cli, file, join(file, '..'))
if (process.argv[2] === '--write-code-cache') {
  cli.exports.warmUp().then(() => writeFileSync(cacheFile, script.createCachedData()))
} else {
  cli.exports.start()
}
