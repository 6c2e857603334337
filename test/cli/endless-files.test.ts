import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeFiles } from '../../src/cli/node-files.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import { runCli } from '../support/run-cli.ts'

const endless = '/dev/zero'

describe.runIf(existsSync(endless))('what never ends', () => {
  it('is read no further than one byte beyond what was asked for', () => {
    const read = nodeFiles().read(endless, 1000)

    expect(read.ok && read.bytes.length).toBe(1001)
  })

  it('is too large for a definition', () => {
    const loader = new Loader(nodeFiles(), {})

    expect(loader.readFile(endless).diagnostics.map(({ code }) => code)).toEqual(['file-too-large'])
  })

  it.each(['run', 'check', 'fmt', 'batch', 'assumptions', 'init new.yaml --from'])('is refused by %s', async (verb) => {
    const { exit, out, err } = await runCli([...verb.split(' '), endless])

    expect(exit).toBe(3)
    expect(out + err).toContain('has more than 1,000,000 bytes')
  })
})

it('a file that fits is read whole, and of one that does not a byte more than may be', () => {
  const { read } = nodeFiles()
  const whole = read('package.json')
  const cut = read('package.json', 10)

  expect(whole.ok && Buffer.from(whole.bytes).toString('utf8')).toMatch(/^\{[\s\S]*\}\n$/)
  expect(cut.ok && Buffer.from(cut.bytes).toString('utf8').length).toBe(11)
  expect(read('nowhere/at-all.yaml')).toMatchObject({ ok: false, missing: true })
  expect(read('test')).toMatchObject({ ok: false, missing: false, why: 'it is a folder' })
})
