import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { silentHost } from '../../src/cli/silent-host.ts'
import { runCli } from '../support/run-cli.ts'

const base = `title: Base
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0%, source: s } }
lines:
  acute: { setting: hospital, base: 60, growth: 10%, source: s }
  community: { setting: out-of-hospital, base: 40, growth: 0%, source: s }
`
const child = (growth: string): string =>
  `title: Child\nextends: base.yaml\nlines: { acute: { growth: ${growth}, source: s } }\n`
const files = { 'base.yaml': base, 'a.yaml': child('20%'), 'b.yaml': child('30%') }

it('scenarios of unlike years leave columns empty in one CSV', async () => {
  const later = base.replace('2017/18, count: 2', '2018/19, count: 2')
  const { out } = await runCli(['run', 'base.yaml', 'later.yaml', '--csv', '--rows', 'headroom'], {
    files: { ...files, 'later.yaml': later },
  })

  // 60, 66, 72.6 of acute beside 40 of community, a year later the second time.
  expect(parse(out)).toEqual([
    ['scenario', 'row', 'label', 'unit', 'price_base', '2017/18', '2018/19', '2019/20', '2020/21'],
    ['base', 'headroom', 'Headroom', 'GBP m', 'cash', '0', '-6', '-12.6', ''],
    ['later', 'headroom', 'Headroom', 'GBP m', 'cash', '', '0', '-6', '-12.6'],
  ])
})

it.each(['csv', 'tidy', 'ndjson'])(
  'one %s of several scenarios is that of each, one after the other',
  async (format) => {
    const run = async (...paths: string[]): Promise<string[]> => {
      const { out } = await runCli(['run', ...paths, '--format', format, '--rows', 'lines.*'], { files })
      return out.split('\n').slice(format === 'ndjson' ? 0 : 1, -1)
    }

    expect(await run('base.yaml', 'a.yaml', 'b.yaml')).toEqual([
      ...(await run('base.yaml')),
      ...(await run('a.yaml')),
      ...(await run('b.yaml')),
    ])
  },
)

it('one JSON of several scenarios lists each as a JSON of its own does', async () => {
  const run = async (...paths: string[]): Promise<{ scenarios: unknown[] }> => ({
    ...JSON.parse((await runCli(['run', ...paths, '--json'], { files })).out),
    provenance: undefined,
  })
  const { scenarios, ...whole } = await run('a.yaml', 'b.yaml')
  const [a, b] = [await run('a.yaml'), await run('b.yaml')]

  expect(scenarios).toEqual([...a.scenarios, ...b.scenarios])
  expect({ ...a, scenarios: [] }).toEqual({ ...whole, scenarios: [] })
})

it('a result that would overwrite what a later scenario extends is refused, with nothing written', async () => {
  const csv = 'path,value\ntitle,A\nlines.acute.growth,5%\n'
  const { exit, err, written } = await runCli(['run', 'base.yaml', 'c.yaml', '-o', '{scenario}.csv'], {
    files: { ...files, 'base.csv': csv, 'c.yaml': 'title: C\nextends: [base.yaml, base.csv]\n' },
  })

  expect({ exit, written: written.size }).toEqual({ exit: 2, written: 0 })
  expect(err).toContain('base.csv would overwrite the definition base.csv')
})

it('what is found to be refused at the last scenario takes the files of the others away again', async () => {
  const events: string[] = []
  const host = {
    ...silentHost(),
    stage: (path: string) => ({
      keep: () => {
        events.push(`keep ${path}`)
        return undefined
      },
      drop: () => {
        events.push(`drop ${path}`)
      },
    }),
  }
  const run = ['run', 'scenarios/3pct.yaml', 'scenarios/nil.yaml', '-o', 'out/{scenario}.csv']

  expect(await main([...run, '--rows', 'no-such-row'], host)).toBe(2)
  expect(events).toEqual(['drop out/nil.csv', 'drop out/3pct.csv'])

  events.length = 0
  expect(await main(run, host)).toBe(0)
  expect(events).toEqual(['keep out/3pct.csv', 'keep out/nil.csv'])
})

it('a row or a year need only stand in one of several scenarios', async () => {
  const longer = base.replace('count: 2', 'count: 3').replace('community:', 'primary:')
  const world = { files: { ...files, 'longer.yaml': longer } }
  const run = (...options: string[]): ReturnType<typeof runCli> =>
    runCli(['run', 'base.yaml', 'longer.yaml', '--csv', ...options], world)

  expect((await run('--rows', 'lines.primary.spend', '--years', '2020/21')).out).toBe(
    'scenario,row,label,unit,price_base,2020/21\nlonger,lines.primary.spend,"primary, spend",GBP m,cash,40\n',
  )
  expect((await run('--rows', 'lines.ambulance.spend')).exit).toBe(2)
  expect((await run('--years', '2021/22')).exit).toBe(2)
})

it('every file is read once, a parent of several among them, wherever it stands on the command line', async () => {
  const reads: string[] = []
  const host = silentHost()
  const counting = {
    ...host,
    real: (path: string) => path,
    read: (path: string) => {
      reads.push(path)
      const text = { ...files, '-': child('40%') }[path]
      return text === undefined ? host.read(path) : { ok: true as const, bytes: Buffer.from(text) }
    },
  }

  expect(await main(['run', 'a.yaml', 'b.yaml', 'base.yaml', '-', '--csv'], counting)).toBe(0)
  expect(reads).toEqual(['a.yaml', 'base.yaml', 'b.yaml', '-'])
})
