// Print the whole file that the manual page shows for an engine: `node test/jobs/file.js make 'scenario sweep ...'`.
import { readFileSync } from 'node:fs'

const [engine = '', commandLine = ''] = process.argv.slice(2)
const page = readFileSync(new URL('../../src/cli/parts/in-parts.md', import.meta.url), 'utf8')
const found = page.split(`\n\`\`\`${engine}\n`)[1]?.split('\n```\n')[0]
if (found === undefined) throw new Error(`The manual page shows no file for ${engine}`)
process.stdout.write(`${found.replaceAll('COMMAND', commandLine)}\n`)
