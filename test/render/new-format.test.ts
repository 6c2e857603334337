import { expect, it, vi } from 'vitest'
import type { Format } from '../../src/render/formats.ts'
import { inParts } from '../../src/render/renderer.ts'
import { runCli } from '../support/run-cli.ts'

/** A format of bytes that holds a count of what a document tells, as a new folder and its line in the table would add it. */
const tally: Format = {
  name: 'tally',
  extensions: ['.tally'],
  needs: undefined,
  readers: 'programs',
  load: async () => ({
    render: inParts({
      part: ({ facts, tables, checks, derivation }) =>
        [facts.length, tables.length, checks.length, derivation?.explanation.steps.length ?? 0].join(),
      join: (parts, _together, { command }) => [
        `${command}:`,
        ...parts.map((part) => new Uint8Array([...`${part};`].map((character) => character.charCodeAt(0)))),
        new Uint8Array([0xff]),
      ],
    }),
  }),
}

vi.mock('../../src/render/formats.ts', async (original) => {
  const { formats } = await original<typeof import('../../src/render/formats.ts')>()
  return { formats: [...formats, tally] }
})

it.each([
  { argv: ['run', 'scenarios/3pct.yaml', 'scenarios/6pct.yaml'], tells: /^run:\d+,1,\d+,0;\d+,1,\d+,0;$/ },
  { argv: ['check', 'scenarios/3pct.yaml'], tells: /^check:0,0,\d+,0;$/ },
  { argv: ['explain', 'scenarios/3pct.yaml', 'headroom', '2019/20'], tells: /^explain:0,0,0,\d+;$/ },
])('a format is a folder and its line: $argv can be written in it', async ({ argv, tells }) => {
  const { exit, err, bytes } = await runCli([...argv, '-o', 'out/a.tally'])
  const written = bytes.get('out/a.tally')

  expect({ exit, err: err.replace(/^\d+ of \d+ .*\n|^Arithmetic: pass\..*\n|^pass: .*\n/, '') }).toEqual({
    exit: 0,
    err: '',
  })
  expect(written?.at(-1)).toBe(0xff)
  expect(Buffer.from(written?.slice(0, -1) ?? []).toString('latin1')).toMatch(tells)
})

it('its name stands in the help, and beside the others where a name is wrong', async () => {
  expect((await runCli(['run', '--help'])).out).toContain('tally')
  expect((await runCli(['run', 'scenarios/3pct.yaml', '--format', 'taly'])).err).toContain('Did you mean tally?')
  expect((await runCli(['explain', 'scenarios/3pct.yaml', 'headroom', '2019/20', '--format', 'tally'])).exit).toBe(0)
})
