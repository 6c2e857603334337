import { describe, expect, it } from 'vitest'
import { commandNames } from '../../src/cli/command-names.ts'
import { runCli } from '../support/run-cli.ts'

const npx = { env: { npm_command: 'exec' } }

it('the names of commands are those that the program lists', async () => {
  const { out } = await runCli(['--help'])
  const listed = [...out.matchAll(/^ {2}([a-z]+) \[arguments/gm)].map(([, name]) => name)

  expect([...commandNames].sort()).toEqual(listed.sort())
})

describe.each(commandNames)('the help of %s, as a reader who types npx has it', (name) => {
  it('begins every command line with npx, and says nothing else than it does without', async () => {
    const [own, typed] = [(await runCli([name, '--help'])).out, (await runCli([name, '--help'], npx)).out]
    const lines = own.split('\n')
    const examples = lines.filter((line) => line.startsWith(`scenario ${name}`))

    // Examples and the usage are command lines for certain.
    expect(examples.length).toBeGreaterThan(0)
    for (const line of examples)
      expect(typed.split('\n')).toContain(line.replaceAll(`scenario ${name}`, `npx scenario ${name}`))
    expect(typed).toContain(`Usage: npx scenario ${name}`)
    expect(typed.replaceAll('npx scenario', 'scenario')).toBe(own.replaceAll('npx scenario', 'scenario'))
  })

  it('leaves the noun in a sentence alone', async () => {
    const { out } = await runCli([name, '--help'], npx)

    for (const [told, before, word] of out.matchAll(/(\w+ |)npx scenario (\w*)/g)) {
      expect(commandNames, told).toContain(word)
      // A noun has its article or its number before it: "a scenario", "another scenario", "every scenario".
      expect(before, told).toBe('')
    }
  })
})
