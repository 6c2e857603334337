import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Words with capitals inside that are names of things and no names of code. */
const names = new Set(['LibreOffice', 'JavaScript', 'WebAssembly', 'GitHub', 'PowerPoint'])

it('no printed text holds a name of code, such as a find-and-replace leaves', () => {
  const folder = 'test/golden/expected'
  const printed = readdirSync(folder).filter((name) => name.endsWith('.txt') || name.endsWith('.md'))
  expect(printed).toContain('appendix.md')
  for (const name of printed) {
    const words = readFileSync(`${folder}/${name}`, 'utf8').match(/\b[A-Z][a-z]+[A-Z][a-z]+[A-Za-z]*\b/g) ?? []
    expect(
      words.filter((word) => !names.has(word)),
      name,
    ).toEqual([])
  }
})
