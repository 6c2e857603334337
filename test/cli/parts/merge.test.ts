import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { Host } from '../../../src/cli/host.ts'
import { mostPartBytes } from '../../../src/cli/parts/part-text.ts'
import { writePart } from '../../../src/cli/parts/write-part.ts'
import { forged, partsOf } from '../../support/parts.ts'
import { type Outcome, runCli } from '../../support/run-cli.ts'

const formats = ['table', 'csv', 'tidy', 'json', 'ndjson', 'markdown'] as const
const plain = [
  'sweep',
  'scenarios/3pct.yaml',
  '--vary',
  'lines.acute.growth=0%..6%:1%',
  '--vary',
  'funding.allocation.growth=-0.5%..0.5%:0.5%',
  '--row',
  'headroom',
  '--row',
  'funding.growth',
  '--years',
  'key',
]

const merge = (parts: Readonly<Record<string, string>>, words: readonly string[]): Promise<Outcome> =>
  runCli(['merge', ...words], { files: parts })

/** A name of each part, in an order that a seed makes. */
const order = fc.infiniteStream(fc.nat())

describe('law: parts in any number and any order merge to the bytes of the whole run', () => {
  test.prop([fc.integer({ min: 1, max: 30 }), order], { numRuns: 6 })('in every format', async (of, seeds) => {
    const parts = await partsOf(plain, of)
    const names = Object.keys(parts)
      .map((name) => ({ name, rank: seeds.next().value as number }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ name }) => name)
    for (const format of formats) {
      const whole = await runCli([...plain, '--format', format])
      const merged = await merge(parts, [...names, '--format', format])

      expect(merged).toEqual(whole)
      expect(merged.exit).toBe(0)
    }
  })

  it.each([
    ['settings and a view', ['--set', 'lines.acute.base=110', '--prices', 'real', '--unit', '£k', '--decimals', '2']],
    ['money for each resident', ['--per-head', '--row', 'in-year']],
  ])('with %s', async (_, more) => {
    const words = [...plain.slice(0, 4), ...more]
    const parts = await partsOf(words, 3)
    for (const format of formats) {
      const whole = await runCli([...words, '--format', format])

      expect(await merge(parts, [...Object.keys(parts), '--format', format])).toEqual(whole)
    }
  })

  it('of a place, whose members share files, and of one definition under two names', async () => {
    const words = ['sweep', 'scenarios/westminster-place.yaml', '--vary', 'members.*.lines.*.growth=-1%..1%:1%']
    const parts = await partsOf(words, 2)

    expect((await merge(parts, [...Object.keys(parts), '--json'])).out).toBe((await runCli([...words, '--json'])).out)
  })

  it('of a definition from standard input', async () => {
    const world = { files: { '-': 'extends: scenarios/3pct.yaml\ntitle: From a pipe\n' } }
    const words = ['sweep', '-', ...plain.slice(2, 4)]
    const parts = await partsOf(words, 2, world)

    expect((await merge(parts, [...Object.keys(parts), '--json'])).out).toBe(
      (await runCli([...words, '--json'], world)).out,
    )
  })

  it('whatever has become of the definition since: parts hold what they rest on', async () => {
    const words = ['sweep', 'own.yaml', ...plain.slice(2, 4)]
    const world = { files: { 'own.yaml': 'extends: scenarios/3pct.yaml\ntitle: Own\n' } }
    const parts = await partsOf(words, 2, world)
    const changed = { ...parts, 'own.yaml': 'title: Another\n' }

    expect((await merge(changed, [...Object.keys(parts), '--csv'])).out).toBe(
      (await runCli([...words, '--csv'], world)).out,
    )
  })

  it('with how it is shown asked of merge', async () => {
    const parts = await partsOf(plain, 2)
    const how = ['--unit', '£k', '--width', '120', '--ascii', '-o', '{scenario}.txt', '-o', 'out.csv', '--excel']
    const whole = await runCli([...plain, ...how])
    const merged = await merge(parts, [...Object.keys(parts), ...how])

    expect(merged.written).toEqual(whole.written)
    expect([...merged.written.keys()]).toEqual(['3pct.txt', 'out.csv'])
  })
})

describe('a part', () => {
  it('says what it is of, and holds the exact numbers', async () => {
    const { 'part-2.json': text = '' } = await partsOf(plain, 3)
    const part = JSON.parse(text) as Record<string, unknown>

    expect(part).toMatchObject({
      part: 3,
      program: 'scenario',
      command: 'sweep',
      shard: { number: 2, of: 3 },
      seed: null,
      options: { file: 'scenarios/3pct.yaml', rows: ['headroom', 'funding.growth'], prices: null },
      inputs: { 'scenarios/3pct.yaml': expect.stringMatching(/^[0-9a-f]{64}$/) },
      payload: { exact: true, from: 7, to: 14 },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('keeps every digit of forty, where data show thirty', async () => {
    // A tenth of the allocation lost each year for ten years, as a share: thirds of what does not end.
    const words = ['sweep', 'scenarios/3pct.yaml', '--vary', 'lines.acute.growth=1%..2%:1%', '--row', 'headroom.share']
    const [part = ''] = Object.values(await partsOf(words, 1))

    expect(part).toMatch(/\n\["-?0\.\d{40,}"\],\n/)
  })

  it('of more shares than combinations may hold none', async () => {
    const words = [...plain.slice(0, 3), 'lines.acute.growth=1%..2%:1%']
    const parts = await partsOf(words, 5)

    expect(parts['part-1.json']).toContain('"from":0,"to":0')
    expect((await merge(parts, [...Object.keys(parts), '--csv'])).out).toBe((await runCli([...words, '--csv'])).out)
  })

  it('goes to standard output where no file is named', async () => {
    const parts = await partsOf(plain, 2)

    expect((await runCli([...plain, '--shard', '1/2'])).out).toBe(parts['part-1.json'])
  })

  it('is not written once Ctrl-C is pressed', async () => {
    const { exit, err, written } = await runCli([...plain, '--shard', '1/2', '-o', 'a.json'], {
      interrupted: () => true,
    })

    expect([exit, written.size]).toEqual([130, 0])
    expect(err).toContain('stopped before part 1 of 2 was whole')
  })

  it.each([
    [['--shard', '0/3'], 'which of how many'],
    [['--shard', '4/3'], 'which of how many'],
    [['--shard', '1'], 'which of how many'],
    [['--shard', '1/2/3'], 'which of how many'],
    [['--shard', 'x/3'], 'which of how many'],
    [['--shard', '1/3', '--csv'], 'has one format'],
    [['--shard', '1/3', '-o', 'a.json', '-o', 'b.json'], 'one part'],
    [['--shard', '1/3', '-o', 'scenarios/3pct.yaml'], 'would overwrite the definition'],
  ])('%j is a mistake of usage', async (words, why) => {
    const { exit, err, out } = await runCli([...plain, ...words])

    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(why)
  })
})

describe('merge writes nothing', () => {
  it('over a part', async () => {
    const parts = await partsOf(plain, 2)
    const { exit, err } = await merge(parts, [...Object.keys(parts), '-o', 'part-2.json'])

    expect(exit).toBe(2)
    expect(err).toContain('would overwrite the part part-2.json')
  })

  it('of parts that somebody forged to hold another share', async () => {
    const parts = await partsOf(plain, 2)
    for (const [from, to] of [
      ['"from":0', '"from":1'],
      ['"values":[', '"values":[\n["1"],'],
      ['"exact":true', '"exact":false'],
      ['"payload": {', '"payload": {"a":{'],
      [/\n\["[^"]*"/, '\n["1e999999999"'],
      [/\n\["[^"]*"/, '\n["one"'],
      ['"rows":["headroom"', '"rows":["headroom","in-year"'],
      ['"command": "sweep"', '"command": "toString"'],
      ['"count":7', '"count":99999999'],
      ['"step":"0.01"', '"step":"1e99999999"'],
      [/"[0-9a-f]{64}"/, '"none"'],
    ] as const) {
      const one = forged(parts['part-1.json'] ?? '', from, to)
      const { exit, out, written } = await merge({ ...parts, 'part-1.json': one }, [
        ...Object.keys(parts),
        '-o',
        'a.csv',
      ])

      expect([exit === 2 || exit === 3, out, written.size], `${from}`).toEqual([true, '', 0])
    }
  })

  it('of a part larger than is ever written', async () => {
    const { exit, err, out } = await merge({ 'large.json': 'x'.repeat(mostPartBytes + 1) }, ['large.json'])

    expect([exit, out]).toEqual([3, ''])
    expect(err).toBe(
      'scenario - error no-part: large.json is no part: it is larger than 128 MiB, which no part is. Parts are written with --shard.\n',
    )
  })
})

it('a part that grows larger than merge reads is not written, and more shares are asked for', async () => {
  const shard = { number: 2, of: 3 }
  const identity = { command: 'sweep', options: {}, seed: null, inputs: {}, files: [] }
  async function* pieces(): AsyncGenerator<string, void> {
    for (let at = 0; at < 2; at++) yield 'x'.repeat(mostPartBytes / 2)
  }
  const dropped: string[] = []
  const host = { begin: (path: string) => ({ write: () => {}, drop: () => dropped.push(path) }) } as unknown as Host
  const written = writePart(identity, shard, pieces(), () => false, 'part.json', host)

  await expect(written).rejects.toThrow('--shard 2/12')
  expect(dropped).toEqual(['part.json'])
})
