import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const small = `title: Small
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, growth: 0%, source: s } }
lines:
  acute: { setting: hospital, base: 60, growth: 10%, source: s }
  community: { setting: out-of-hospital, base: 40, growth: 0%, source: s }
`
const files = { 'a.yaml': small, 'b/a.yaml': small, 'broken.yaml': 'title: Broken\nyears: { base: 2017 }\n' }

it('acute growing 10% on 60 takes 6.0, 6.6 and 7.26 of the headroom', async () => {
  // 60, 66, 72.6, 79.86 of acute and 40 of community against 100.
  const { out, exit } = await runCli(['run', 'a.yaml', '--csv', '--rows', 'headroom'], { files })

  expect(exit).toBe(0)
  expect(out).toBe(
    'scenario,row,label,unit,price_base,2017/18,2018/19,2019/20,2020/21\na,headroom,Headroom,GBP m,cash,0,-6,-12.6,-19.86\n',
  )
})

it('tidy CSV has a row a figure, with the days of the year and what the year is', async () => {
  const confirmed = small.replace('count: 3', 'count: 3, confirmed: 2018/19')
  const { out } = await runCli(['run', '-', '--format', 'tidy', '--rows', 'lines.acute.growth', '--rows', 'headroom'], {
    files: { '-': confirmed },
  })

  expect(out).toBe(
    [
      'scenario,row,label,unit,price_base,year,year_start,year_end,value,status',
      'stdin,lines.acute.growth,"acute, growth",rate,,2017/18,2017-04-01,2018-03-31,,not-applicable',
      'stdin,lines.acute.growth,"acute, growth",rate,,2018/19,2018-04-01,2019-03-31,0.1,confirmed',
      'stdin,lines.acute.growth,"acute, growth",rate,,2019/20,2019-04-01,2020-03-31,0.1,assumed',
      'stdin,lines.acute.growth,"acute, growth",rate,,2020/21,2020-04-01,2021-03-31,0.1,assumed',
      'stdin,headroom,Headroom,GBP m,cash,2017/18,2017-04-01,2018-03-31,0,base',
      'stdin,headroom,Headroom,GBP m,cash,2018/19,2018-04-01,2019-03-31,-6,confirmed',
      'stdin,headroom,Headroom,GBP m,cash,2019/20,2019-04-01,2020-03-31,-12.6,assumed',
      'stdin,headroom,Headroom,GBP m,cash,2020/21,2020-04-01,2021-03-31,-19.86,assumed',
      '',
    ].join('\n'),
  )
})

it('JSON and its lines hold the same decimals as text', async () => {
  const { out: json } = await runCli(['run', 'a.yaml', '--json', '--rows', 'headroom'], { files })
  const { out: lines } = await runCli(['run', 'a.yaml', '--format', 'ndjson', '--rows', 'headroom'], { files })

  const [scenario] = JSON.parse(json).scenarios
  expect(scenario.rows[0].values).toEqual(['0', '-6', '-12.6', '-19.86'])
  expect(scenario.inputs).toEqual({ 'a.yaml': expect.stringMatching(/^[0-9a-f]{64}$/) })
  const values = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).value)
  expect(values).toEqual(['0', '-6', '-12.6', '-19.86'])
})

it('money can be shown in another unit, and machines get its name', async () => {
  const { out } = await runCli(['run', 'a.yaml', '--csv', '--rows', 'headroom', '--unit', '£k'], { files })

  expect(out).toContain('a,headroom,Headroom,GBP k,cash,0,-6000,-12600,-19860\n')
})

it('decimals are for people and never touch CSV', async () => {
  const { out: csv } = await runCli(['run', 'a.yaml', '--csv', '--rows', 'headroom', '--decimals', '0'], { files })
  const { out: text } = await runCli(['run', 'a.yaml', '--rows', 'headroom', '--decimals', '2'], { files })

  expect(csv).toContain('-19.86')
  expect(text).toContain('(19.86)')
})

it.each([
  { years: 'all', shown: ['2017/18', '2018/19', '2019/20', '2020/21'] },
  { years: '2018/19,2020/21', shown: ['2018/19', '2020/21'] },
  { years: '2019/20..', shown: ['2019/20', '2020/21'] },
  { years: 'key', shown: ['2017/18', '2018/19', '2019/20', '2020/21'] },
])('--years $years', async ({ years, shown }) => {
  const { out } = await runCli(['run', 'a.yaml', '--csv', '--years', years], { files })

  expect(parse(out)[0]?.slice(5)).toEqual(shown)
})

it('an option that cannot be read, rows and years that match nothing, and unlike formats are usage errors', async () => {
  for (const args of [
    ['--rows', 'nothing.*'],
    ['--years', '2030/31'],
    ['--years', '2018/19,2030/31'],
    ['--years', 'soon'],
    ['--format', 'cvs'],
    ['--chart', 'spend'],
    ['--chart', 'fan', '-o', 'x.svg'],
    ['--chart', 'contract', '-o', 'x.svg'],
    ['--format', 'svg', '-o', 'x.md'],
    ['--csv', '--json'],
    ['-o', 'x.json', '--csv'],
    ['-o', 'x.dat'],
    ['-o', 'x.csv', '-o', 'x.csv'],
    ['--decimals', '99'],
    ['--width', '10'],
    ['--unit', '£t'],
    ['--excel'],
    ['--as-of', 'today'],
    ['--colour'],
  ]) {
    const { exit, out, err, written } = await runCli(['run', 'a.yaml', ...args], { files })
    expect({ args, exit, out, written: written.size }).toEqual({ args, exit: 2, out: '', written: 0 })
    expect(err).toMatch(/^scenario: /)
    expect(err).not.toMatch(/\n\s+at /)
  }
})

it('a wrong command, a wrong option and a wrong format are answered with the nearest right one', async () => {
  expect((await runCli(['rnu', 'a.yaml'], { files })).err).toMatch(/run/)
  expect((await runCli(['run', 'a.yaml', '--jsn'], { files })).err).toContain('--json')
  expect((await runCli(['run', 'a.yaml', '--format', 'markdwn'], { files })).err).toContain('markdown')
})

it('files are written in the format of their extension, and standard output stays empty', async () => {
  const { out, written, exit } = await runCli(['run', 'a.yaml', '-o', 'x.csv', '-o', 'x.json', '-o', 'x.md'], { files })

  expect({ exit, out }).toEqual({ exit: 0, out: '' })
  expect([...written.keys()]).toEqual(['x.csv', 'x.json', 'x.md'])
  expect(written.get('x.csv')).toMatch(/^scenario,row,/)
  expect(() => JSON.parse(written.get('x.json') ?? '')).not.toThrow()
  expect(written.get('x.md')).toMatch(/^# Small\n/)
})

it('-o - sends one of several outputs to standard output', async () => {
  const { out, written } = await runCli(['run', 'a.yaml', '-o', 'x.md', '-o', '-', '--rows', 'headroom'], { files })

  expect(out).toContain('Headroom')
  expect([...written.keys()]).toEqual(['x.md'])
})

it('in a batch one broken file is named, the others are written, and the worst exit code wins', async () => {
  const { exit, out, err, written } = await runCli(
    ['run', 'a.yaml', 'broken.yaml', 'b/a.yaml', '-o', 'out/{scenario}.csv'],
    {
      files,
    },
  )

  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  expect([...written.keys()]).toEqual(['out/a.csv', 'out/b/a.csv'])
  expect(err).toContain('broken.yaml:2:16 - error not-a-year')
  expect(err).toContain('2 of 3 scenarios right, 2 files written; wrong: broken.yaml.\n')
})

it('results that belong together are all or nothing', async () => {
  const { exit, out, written, err } = await runCli(['run', 'a.yaml', 'broken.yaml', '--csv', '-o', 'all.csv'], {
    files,
  })

  expect({ exit, out, written: written.size }).toEqual({ exit: 3, out: '', written: 0 })
  expect(err).toContain('not written: all.csv')
})

it('outputs that would meet in one file, or overwrite a definition, are refused before anything is written', async () => {
  const clash = await runCli(['run', 'a.yaml', 'a.yaml', '-o', 'out/{scenario}.csv'], { files })
  const over = await runCli(['run', 'a.yaml', '--format', 'csv', '-o', './a.yaml'], { files })

  expect({ exit: clash.exit, written: clash.written.size }).toEqual({ exit: 2, written: 0 })
  expect({ exit: over.exit, written: over.written.size }).toEqual({ exit: 2, written: 0 })
  expect(over.err).toContain('would overwrite the definition a.yaml')
})

it('a file that is not there is exit code 4', async () => {
  const { exit, out, err } = await runCli(['run', 'nowhere.yaml'])

  expect({ exit, out }).toEqual({ exit: 4, out: '' })
  expect(err).toBe('scenario - error file-not-found: nowhere.yaml does not exist.\n')
})

it('several scenarios are told apart by the shortest names that do', async () => {
  const { out } = await runCli(['run', 'a.yaml', 'b/a.yaml', '--csv', '--rows', 'headroom'], { files })

  expect(parse(out).map(([name]) => name)).toEqual(['scenario', 'a', 'b/a'])
})

it('--excel starts CSV with a byte-order mark', async () => {
  const { out } = await runCli(['run', 'a.yaml', '--csv', '--excel'], { files })

  expect(out.startsWith('\ufeffscenario,')).toBe(true)
})

it('a title that a spreadsheet would run is defused, and a negative figure is not', async () => {
  const title = small.replace('acute: {', "acute: { title: '=HYPERLINK(1)',")
  const { out } = await runCli(['run', 'a.yaml', '--csv'], { files: { 'a.yaml': title } })
  const rows = parse(out)

  expect(rows.find(([, row]) => row === 'lines.acute.spend')?.[2]).toBe("'=HYPERLINK(1), spend")
  expect(rows.find(([, row]) => row === 'headroom')?.at(-1)).toBe('-19.86')
})

const ansi = '\u001b['

it.each([
  { name: 'a terminal', columns: 100, env: {}, args: [], colour: true },
  { name: 'a pipe', env: {}, args: [], colour: false },
  { name: 'a terminal with NO_COLOR', columns: 100, env: { NO_COLOR: '1' }, args: [], colour: false },
  { name: 'a terminal with an empty NO_COLOR', columns: 100, env: { NO_COLOR: '' }, args: [], colour: true },
  { name: 'a dumb terminal', columns: 100, env: { TERM: 'dumb' }, args: [], colour: false },
  { name: 'a pipe with FORCE_COLOR', env: { FORCE_COLOR: '1' }, args: [], colour: true },
  { name: 'a pipe with an empty FORCE_COLOR', env: { FORCE_COLOR: '' }, args: [], colour: false },
  { name: 'a pipe with --color', env: {}, args: ['--color'], colour: true },
  { name: 'a terminal with --no-color', columns: 100, env: { FORCE_COLOR: '1' }, args: ['--no-color'], colour: false },
  { name: '--color against NO_COLOR', columns: 100, env: { NO_COLOR: '1' }, args: ['--color'], colour: true },
])('$name: colour $colour', async ({ columns, env, args, colour }) => {
  const world = columns === undefined ? { files, env } : { files, env, columns }
  const { out } = await runCli(['run', 'a.yaml', ...args], world)

  expect(out.includes(ansi)).toBe(colour)
})

it.each([40, 60, 80, 120, 200])('at %i columns no line is wider', async (width) => {
  const { out } = await runCli(['run', 'scenarios/do-something.yaml', '--width', String(width)])

  const widest = Math.max(...out.split('\n').map((line) => line.length))
  expect(widest).toBeLessThanOrEqual(width)
})

it('--plain has no drawing and no character beyond Latin-1', async () => {
  const { out } = await runCli(['run', 'scenarios/3pct.yaml', '--plain'])

  expect(out).toMatch(/^Headroom: 2017\/18 \(base\) 0\.0; /m)
  expect(/[^\n -\u00ff]/.exec(out)).toBeNull()
})

it('--ascii has ASCII only', async () => {
  const { out } = await runCli(['run', 'scenarios/3pct.yaml', 'scenarios/6pct.yaml', '--ascii'])

  expect(/[^\n -~]/.exec(out)).toBeNull()
})

it('rounded figures that do not add up say so, and those that do say nothing', async () => {
  // 33.34 + 33.34 + 33.32 = 100: shown 33.3 + 33.3 + 33.3 = 99.9 against 100.0.
  const thirds = small.replace(
    /lines:[\s\S]*/,
    `lines:
  a: { setting: hospital, base: 33.34, growth: 0% }
  b: { setting: other, base: 33.34, growth: 0% }
  c: { setting: out-of-hospital, base: 33.32, growth: 0% }
`,
  )
  const note = 'Rounded figures may not add up'
  expect((await runCli(['run', 'a.yaml'], { files: { 'a.yaml': thirds } })).out).toContain(note)
  expect((await runCli(['run', 'a.yaml', '--decimals', '2'], { files: { 'a.yaml': thirds } })).out).not.toContain(note)
})

it('a failed check stamps the output and changes the exit code only under --strict', async () => {
  const checked = `${small}checks: { affordable: { that: "headroom >= 0", message: Not affordable } }\n`
  const world = { files: { 'a.yaml': checked } }

  const shown = await runCli(['run', 'a.yaml'], world)
  expect(shown.exit).toBe(0)
  expect(shown.out).toMatch(/^CHECKS FAILED: 1 of /)
  expect((await runCli(['run', 'a.yaml', '--strict'], world)).exit).toBe(1)
  expect((await runCli(['run', 'a.yaml', '--csv'], world)).err).toContain('CHECKS FAILED in a')
})

it('under --strict a check that only warns stamps the output, and says why and which on both streams, in brief too', async () => {
  const soft = `${small}checks: { affordable: { that: "headroom >= 1000", severity: warn } }\n`
  const world = { files: { 'a.yaml': soft } }
  const which = 'scenario check a.yaml --strict'

  expect((await runCli(['run', 'a.yaml'], world)).out).not.toContain('CHECKS FAILED')
  for (const more of [[], ['--brief'], ['--full'], ['-q'], ['--rows', 'headroom'], ['--format', 'markdown']]) {
    const { exit, out, err } = await runCli(['run', 'a.yaml', '--strict', ...more], world)
    const told = out.replace(/\s+/g, ' ')

    expect(exit).toBe(1)
    expect(told).toMatch(/CHECKS FAILED under --strict: 1 of \d+/)
    expect(told).toContain('a check that only warns, or could not be tested, counts as failed. Which:')
    expect(told).toContain(which)
    expect(err).toContain(`CHECKS FAILED under --strict in a. Which: ${which}`)
  }
  // Data has no stamp: the reason stands on standard error.
  expect((await runCli(['run', 'a.yaml', '--strict', '--csv'], world)).err).toContain(which)
  // What fails without it is stamped as without it.
  const hard = { files: { 'a.yaml': soft.replace(', severity: warn', '') } }
  expect((await runCli(['run', 'a.yaml', '--strict'], hard)).out).toMatch(/^CHECKS FAILED: 1 of /)
})

it('--help exits 0 on standard output, and no arguments show it too', async () => {
  for (const argv of [
    ['--help'],
    [],
    ['run', '--help'],
    ['check', '--help'],
    ['explain', '--help'],
    ['convert', '--help'],
    ['schema', '--help'],
  ]) {
    const { exit, out, err } = await runCli(argv)
    expect({ argv, exit, err }).toEqual({ argv, exit: 0, err: '' })
    expect(out).toContain('Usage: scenario')
  }
})

it('the same command gives the same bytes in another time zone and locale', async () => {
  const argv = ['run', 'scenarios/do-something.yaml', '--format', 'markdown']
  const here = await runCli(argv)
  const before = process.env.TZ
  process.env.TZ = 'Pacific/Kiritimati'
  try {
    expect((await runCli(argv, { env: { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' } })).out).toBe(here.out)
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
})
