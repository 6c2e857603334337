import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const name = "it's \u001b[31m\u0007.yaml"
const text = `title: Plan
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 1% } }
lines:
  acute: { setting: hospital, base: 60, growth: 3% }
  community: { setting: out-of-hospital, base: 40, growth: 1% }
`
const broken = 'title: Plan\n'

it.each([
  ['run', []],
  ['run', ['--full']],
  ['run', ['--plain']],
  ['run', ['-o', '-.md']],
  ['run', ['--markdown']],
  ['check', []],
  ['check', ['--plain']],
  ['assumptions', []],
  ['sensitivity', []],
  ['explain', ['headroom', '2018/19']],
  ['review', []],
] as const)('%s %j prints no control character of the name of a file', async (verb, more) => {
  for (const held of [text, broken]) {
    const { out, err } = await runCli([verb, name, ...more], { files: { [name]: held } })

    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
    expect((out + err).length).toBeGreaterThan(20)
  }
})

it('a command that names it works as it is typed, and machines read the name itself', async () => {
  const { out } = await runCli(['run', name], { files: { [name]: text }, columns: 200 })
  const json = await runCli(['run', name, '--json'], { files: { [name]: text } })

  expect(out).toContain(String.raw`$'it\'s \x1b[31m\x07.yaml'`)
  expect(json.out).toContain(String.raw`it's \u001b[31m\u0007.yaml`)
})
