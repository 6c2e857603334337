// Build: the library by tsc (types and modules), the command as one file by esbuild, what `scenario run <file>` needs of it as
// another, and a code cache beside each.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })
const run = (file, ...args) => execFileSync(process.execPath, [file, ...args], { stdio: 'inherit' })
run('node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json')

// commander loads child_process for commands that live in files of their own. We have none, and loading it takes a
// twentieth of the start-up.
const withoutChildProcess = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'child_process', namespace: 'none' }))
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

// In place of src/definition/text/packages.ts: the same, from a file of its own that is read when one of them is first asked for.
// Most definitions are read without either.
const packagesWhenNeeded = {
  name: 'packages-when-needed',
  setup({ onLoad }) {
    onLoad({ filter: /text[\\/]packages\.ts$/ }, () => ({
      contents: `const packages = () => require('../dist/packages.cjs')
export const yaml = () => packages().yaml(); export const csv = () => packages().csv()`,
      loader: 'js',
    }))
  },
}

// The same for src/render/xlsx/package.ts: only a workbook needs what writes one.
const workbookPackageWhenNeeded = {
  name: 'workbook-package-when-needed',
  setup({ onLoad }) {
    onLoad({ filter: /xlsx[\\/]package\.ts$/ }, () => ({
      contents: `export const writeParts = (workbook) => require('../dist/workbook.cjs').writeParts(workbook)`,
      loader: 'js',
    }))
    // And for src/render/docx/package.ts: only the document of an appendix needs what writes one.
    onLoad({ filter: /docx[\\/]package\.ts$/ }, () => ({
      contents: `export const writeWord = (text) => require(__dirname + '/word.cjs').writeWord(text)`,
      loader: 'js',
    }))
  },
}

// Which build of its version the program is: the beginning of a digest of its own files and of the versions of its packages. Results
// record it (src/cli/maker.ts).
const digest = createHash('sha256')
const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).replaceAll('\\', '/'))
for (const path of [...sources.sort(), 'package-lock.json']) digest.update(path).update('\0').update(readFileSync(path))
const buildDigest = digest.digest('hex').slice(0, 12)

// In place of src/cli/page-program.ts: the program of a page stands beside the command.
const pageProgramBeside = {
  name: 'page-program-beside',
  setup({ onLoad }) {
    onLoad({ filter: /cli[\\/]page-program\.ts$/ }, () => ({
      contents: `export const pageProgram = () => require('node:fs').readFileSync(__dirname + '/page.js', 'utf8')`,
      loader: 'js',
    }))
  },
}

// What only mends the words of a mistake in a file, says to a machine where it is, or measures text for a terminal, is left out of the program of a page, which a
// page must carry whole. What is refused is the same; src/page/refusals.ts says it in fewer words.
const pageWithoutWords = {
  name: 'page-without-words',
  setup({ onLoad }) {
    onLoad({ filter: /diagnostics[\\/]catalogue\.ts$/ }, () => ({
      contents: `export { refusal as diagnose, asItIs as saidOf } from '../page/refusals.ts'`,
      loader: 'js',
    }))
    onLoad(
      {
        filter:
          /(?:values[\\/](?:mend|mend-base|mend-date|mend-years|number-readings)|base[\\/]nearest|diagnostics[\\/]characters|checks[\\/]stated-for)\.ts$/,
      },
      ({ path }) => {
        const names = readFileSync(path, 'utf8').matchAll(/^export (?:function|const) (\w+)/gm)
        return {
          contents: Array.from(names, ([, name]) => `export const ${name} = () => undefined`).join('\n'),
          loader: 'js',
        }
      },
    )
    // Angles, roots, other bases and fractions, none of which is money, and what nobody calls.
    onLoad({ filter: /decimal\.mjs$/ }, ({ path }) => {
      const left =
        'clampedTo cosine cubeRoot dividedToIntegerBy hyperbolic inverse logarithm modulo naturalExponential naturalLogarithm sine squareRoot tangent toBinary toExponential toFraction toHex toNearest toOctal toPrecision'.split(
          ' ',
        )
      const source = readFileSync(path, 'utf8')
      const methods = new RegExp(`^P\\.(?:${left.join('|')})\\w* = (?:P\\.\\w+ = )?function [\\s\\S]*?^};$`, 'gm')
      // The same as functions, of which few are called.
      const functions = /^ {2}Decimal\.(?!prototype|clone|isDecimal|max|min|sum)[a-z]\w* = \w+;.*$/gm
      return {
        contents: source
          .replace(methods, '')
          .replace(functions, '')
          .replace(/((?:PI|LN10) = '\d\.\d{150})\d+/g, '$1'),
        loader: 'js',
      }
    })
    // The key table, of which a page carries what stands in its scenarios.
    onLoad({ filter: /definition[\\/]keys[\\/]keys\.ts$/ }, () => ({
      contents: `export { carriedKeys as definitionKeys } from '../../page/carried-keys.ts'`,
      loader: 'js',
    }))
    onLoad({ filter: /get-east-asian-width/ }, () => ({
      contents: 'export const eastAsianWidth = () => 1',
      loader: 'js',
    }))
  },
}

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
}
// What a page carries to a browser, in which its readers change it: the engine, the documents and the controls, plain and in one file.
await build({
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  entryPoints: ['src/page/main.ts'],
  outfile: 'dist/page.js',
  plugins: [pageWithoutWords],
})
// What Node puts around a module, so that a file can be compiled as it stands.
const asFunction = {
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
}
const packages = await build({
  ...shared,
  ...asFunction,
  entryPoints: ['src/definition/text/packages.ts'],
  outfile: 'dist/packages.cjs',
  write: false,
})
// The package asks for the type of Response, which makes Node load its client for HTTP, a third of the time of a first workbook.
const workbook = {
  entryPoints: ['src/render/xlsx/package.ts'],
  outfile: 'dist/workbook.cjs',
  define: { Response: 'Object' },
}
await build({ ...shared, ...workbook })
await build({ ...shared, entryPoints: ['src/render/docx/package.ts'], outfile: 'dist/word.cjs' })
const { outputFiles } = await build({
  ...shared,
  entryPoints: { cli: 'src/cli/entry.ts', run: 'src/cli/entry-run.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  external: ['../dist/packages.cjs', '../dist/workbook.cjs'],
  loader: { '.md': 'text', '.sh': 'text', '.ps1': 'text' },
  ...asFunction,
  write: false,
  define: { buildDigest: JSON.stringify(buildDigest) },
  plugins: [withoutChildProcess, packagesWhenNeeded, workbookPackageWhenNeeded, pageProgramBeside],
})
// The starter reads the file one byte a character, which is quicker. esbuild's own charset option leaves regular
// expressions as they are.
const asEscape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
// Each begins with a mark of its own text, by which the starter knows the code cache that was made of it.
for (const { path, text } of [...packages.outputFiles, ...outputFiles]) {
  const program = text.replace(/[^\0-\x7f]/g, asEscape)
  writeFileSync(path, `/*${createHash('sha256').update(program).digest('hex').slice(0, 12)}*/${program}`)
}
for (const cache of [['cli'], ['cli', 'simulate'], ['cli', 'sweep'], ['cli', 'packages'], ['run']])
  run('bin/scenario.js', '--write-code-cache', ...cache)
