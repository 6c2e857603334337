import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The program that a page carries to a browser, as the build made it. The build puts its own way to that file in this one's place. */
export function pageProgram(): string {
  return readFileSync(fileURLToPath(new URL('../../dist/page.js', import.meta.url)), 'utf8')
}
