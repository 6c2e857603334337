// Build: the library by tsc (types and modules), the command as one file by esbuild, and a code cache beside it.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })
const run = (file, ...args) => execFileSync(process.execPath, [file, ...args], { stdio: 'inherit' })
run('node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json')
await build({
  entryPoints: ['src/cli/entry.ts'],
  outfile: 'dist/cli.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  loader: { '.md': 'text' },
  legalComments: 'none',
  logLevel: 'warning',
})
run('bin/scenario.js', '--write-code-cache')
