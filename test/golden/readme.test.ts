import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const readme = readFileSync('README.md', 'utf8')

/** The text of the fenced blocks of a language. */
function blocks(language: string): string[] {
  return Array.from(readme.matchAll(/```(\w*)\n([\s\S]*?)```/g)).flatMap(([, of, text]) =>
    of === language ? [text ?? ''] : [],
  )
}

/** The words of a command as a shell would part them: quotes taken off, patterns expanded. */
function words(command: string): string[] {
  return Array.from(command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)).flatMap(([, single, double, bare]) => {
    if (bare === undefined) return [single ?? double ?? '']
    return bare.includes('*') ? expand(bare) : [bare]
  })
}

/** `scenarios/*.yaml` and its like. */
function expand(pattern: string): string[] {
  const [, folder = '.', extension = ''] = /^([^*]*)\/\*(\.\w+)$/.exec(pattern) ?? []
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `${folder}/${name}`)
}

const commands = blocks('sh')
  .join('')
  .split('\n')
  .flatMap((line) => /npx scenario (.*)$/.exec(line)?.[1] ?? [])

it('the README has commands to try', () => {
  expect(commands.length).toBeGreaterThan(10)
})

/** The budget that the README shows, and what a command of it has written for the next one to read. */
const files: Record<string, string | Uint8Array> = { 'budget.csv': blocks('csv')[0] ?? '' }

it.each(commands)('scenario %s does what the README says: it runs', async (command) => {
  const { exit, err, bytes } = await runCli(words(command), { files })
  Object.assign(files, Object.fromEntries(bytes))

  expect({ exit, err: err.replace(/^\d+ of .*written\.\n$|^.* checks?.*\n$/, '') }).toEqual({ exit: 0, err: '' })
})

it('the first screen of the README is what the program prints', async () => {
  const { out } = await runCli(['run', 'scenarios/3pct.yaml'])

  expect(blocks('text')[0]).toBe(out)
})

it('the scenario shown in the README is the one shipped', () => {
  expect(blocks('yaml')[0]).toBe(readFileSync('scenarios/3pct.yaml', 'utf8'))
})
