import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Host } from '../../src/cli/host.ts'
import { main } from '../../src/cli/main.ts'
import { silentHost } from '../../src/cli/silent-host.ts'
import { mixed, right, wrong } from '../support/check-files.ts'
import { runCli } from '../support/run-cli.ts'

const files = { 'mixed.yaml': mixed, 'right.yaml': right, 'wrong.yaml': wrong }

it('passes a definition of which everything holds', async () => {
  const { exit, out, err } = await runCli(['check', 'right.yaml'], { files })

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(out).toBe(`Right                                                                 right.yaml
pass  Lines sum to total spend
pass  Streams sum to funding
pass  Headroom is funding less reserves, repayment, required surplus and spend
pass  The in-year position is funding less reserves, repayment and spend
pass  Headroom is the in-year position less the required surplus
pass  Recurrent headroom is recurrent funding less reserves, required surplus,
      drawdown and recurrent spend
pass  The in-year position and its steps come to the underlying position
pass  No line is below zero
pass  No funding is below zero
pass  No figure is missing or infinite
pass  headroom = 0 in every projected year: £0.0m in 2018/19; it must be equal
      to £0.0m

pass  Arithmetic: pass. Plan: balances in every year. 1 scenario, 11 checks: 11
      passed.
`)
})

it('lists what fails first, with the value measured, its year and its limit', async () => {
  const { exit, out, err } = await runCli(['check', 'mixed.yaml'], { files })

  expect({ exit, err }).toEqual({ exit: 1, err: '' })
  // Headroom is 1.99 - 1.01 = 0.98 in 2018/19 and -0.1601 - 1.0201 = -1.1802 in 2019/20.
  // Its share of funding is 0.98/101 = 0.97% in 2018/19. The contingency left is 1.0201 - 0.1601 = 0.86.
  expect(out).toContain(`Small & <odd>, 100%                                                   mixed.yaml
FAIL  The in-year surplus is less than the required one
      -£0.2m in 2019/20; it must be at least £1.0m
FAIL  A part of the contingency is spent
      £0.9m in 2019/20; it must be at least £1.0m
FAIL  Total spend does not agree with the stated total "spend"
      £95.000m in 2017/18; it must be equal to £95.004m, within £0.001m
FAIL  Does not hold: headroom >= 0 in every projected year
      -£1.2m in 2019/20; it must be at least £0.0m
      Board: 100% of it, "must" hold.
warn  Does not hold: headroom.share >= 2% in every projected year
      1.0% in 2018/19; it must be at least 2.0%
      It fails in 2 of 2 years, at worst -1.2% in 2019/20
not tested
      growth(headroom) >= 0% in 2017/18
      It looks back beyond 2017/18
pass  Lines sum`)
  expect(out).toMatch(
    /\n\nFAIL {2}Arithmetic: pass\. Plan: does not balance in 1 of 2 years\. 1 scenario, 17\n {6}checks: 11 passed, 4 failed, 1 warning, 1 not tested\.\n$/,
  )
})

it('keeps within 80 columns, and within any width asked for', async () => {
  for (const width of [40, 80]) {
    const { out } = await runCli(['check', 'mixed.yaml', 'right.yaml', '--width', `${width}`], { files })
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width)
  }
})

it('says the same in plain sentences, one a line, and in ASCII', async () => {
  const { out } = await runCli(['check', 'mixed.yaml', '--plain', '--ascii'], { files })

  expect(out).toContain(
    '\nFAIL: A part of the contingency is spent: GBP 0.9m in 2019/20; it must be at least GBP 1.0m.\n',
  )
  expect(out).toContain(
    '\nFAIL: Does not hold: headroom >= 0 in every projected year: -GBP 1.2m in 2019/20; it must be at least GBP 0.0m. Board: 100% of it, "must" hold.\n',
  )
  expect(out).toMatch(/^[ -~\n]*$/)
})

it('shows money in another unit and to more places', async () => {
  const { out } = await runCli(['check', 'mixed.yaml', '--unit', '£k', '--decimals', '2'], { files })

  expect(out).toContain('-£160.10k in 2019/20; it must be at least £1,020.10k')
})

it('fails warnings and untested checks under --strict', async () => {
  const soft = right.replace('"headroom = 0"', '"headroom > 0", severity: warn')
  const untested = right.replace('"headroom = 0"', '"growth(headroom) > 0%", in: 2017/18')
  const exitOf = async (text: string, ...options: string[]): Promise<number> =>
    (await runCli(['check', 'it.yaml', ...options], { files: { 'it.yaml': text } })).exit

  expect(await exitOf(soft)).toBe(0)
  expect(await exitOf(soft, '--strict')).toBe(1)
  expect(await exitOf(untested)).toBe(0)
  expect(await exitOf(untested, '--strict')).toBe(1)
  expect(await exitOf(right, '--strict')).toBe(0)
})

it('checks the other files when one is wrong or missing, and the worst exit code wins', async () => {
  const { exit, out, err } = await runCli(['check', 'wrong.yaml', 'right.yaml'], { files })

  expect(exit).toBe(3)
  expect(out).toMatch(/wrong\.yaml\nFAIL {2}The definition has \d errors?, so nothing could be checked\n/)
  expect(out).toContain('pass  headroom = 0')
  expect(out).toContain('FAIL  Arithmetic: pass. Plan: balances in every year. 2 scenarios, 11 checks: 11')
  expect(err).toContain('wrong.yaml:6:42 - error unknown-key: lines.acute has no "growht".')

  expect((await runCli(['check', 'mixed.yaml', 'wrong.yaml'], { files })).exit).toBe(3)
  expect((await runCli(['check', 'wrong.yaml', 'gone.yaml', 'mixed.yaml'], { files })).exit).toBe(4)
})

it('lists the values without a source by place, those of a shared file once', async () => {
  const bare = {
    'parent.yaml': right.replaceAll(', source: s', ''),
    'a.yaml': 'title: A\nextends: parent.yaml\n',
    'b.yaml': 'title: B\nextends: parent.yaml\n',
  }
  const { exit, out, err } = await runCli(['check', 'a.yaml', 'b.yaml'], { files: bare })

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(out).toContain(`
Values without a source (4)
  parent.yaml:4:23  funding.allocation.base
  parent.yaml:4:36  funding.allocation.growth
  parent.yaml:6:51  lines.acute.base
  parent.yaml:6:64  lines.acute.growth

pass  Arithmetic: pass. Plan: balances in every year. 2 scenarios, 22 checks: 22
      passed; 4 values without a source.
`)
})

it('still says where values have no source when --strict makes errors of them', async () => {
  const { exit, out, err } = await runCli(['check', 'a.yaml', '--strict'], {
    files: { 'a.yaml': right.replace(', source: s', '') },
  })

  expect(exit).toBe(3)
  expect(err).toContain('a.yaml:1:1 - error missing-sources: 2 values have no source')
  expect(out).toContain('FAIL  The definition has 1 error\n')
  expect(out).toContain('\n  a.yaml:4:23  funding.allocation.base\n')
})

it('keeps standard output empty with -o, and tells the verdict in a line', async () => {
  const { exit, out, err, written } = await runCli(
    ['check', 'mixed.yaml', '-o', 'results.xml', '-o', 'results.json', '-o', 'list.txt'],
    { files },
  )

  expect({ exit, out }).toEqual({ exit: 1, out: '' })
  expect(err).toBe(
    'FAIL: Arithmetic: pass. Plan: does not balance in 1 of 2 years. 1 scenario, 17 checks: 11 passed, 4 failed, 1 warning, 1 not tested.\n',
  )
  expect([...written.keys()]).toEqual(['results.xml', 'results.json', 'list.txt'])
  expect(written.get('results.xml')).toContain('<testsuites')
  expect(written.get('results.json')).toContain('"schemaVersion": 1')
  expect(written.get('list.txt')).toContain('FAIL  A part of the contingency is spent')
})

it('writes to standard output where -o - is among the files', async () => {
  const { out, err, written } = await runCli(['check', 'right.yaml', '-o', '-', '-o', 'results.xml'], { files })

  expect(out).toContain('pass  Lines sum')
  expect(err).toBe('')
  expect([...written.keys()]).toEqual(['results.xml'])
})

it('is silent under --quiet where everything passed', async () => {
  const bare = { 'a.yaml': right.replace(', source: s', '') }

  expect(await runCli(['check', 'a.yaml', '-q', '-o', 'r.xml'], { files: bare })).toMatchObject({
    exit: 0,
    out: '',
    err: '',
  })
  expect((await runCli(['check', 'mixed.yaml', '-q', '-o', 'r.xml'], { files })).err).toContain(
    'FAIL: Arithmetic: pass. Plan: does not balance in 1 of 2 years. 1 scenario',
  )
})

it('writes one file for each scenario where -o holds {scenario}', async () => {
  const { written } = await runCli(['check', 'mixed.yaml', 'wrong.yaml', '-o', 'out/{scenario}.xml'], { files })

  expect([...written.keys()]).toEqual(['out/mixed.xml', 'out/wrong.xml'])
  expect(written.get('out/mixed.xml')).not.toContain('wrong')
  expect(written.get('out/wrong.xml')).toContain('<error')
})

it('fails with 4 when the report cannot be written', async () => {
  let err = ''
  const full: Host = {
    ...silentHost(),
    stage: () => ({ keep: () => 'the disk is full', drop: () => {} }),
    err: (text) => {
      err += text
    },
  }

  expect(await main(['check', 'scenarios/3pct.yaml', '-q', '-o', 'results.xml'], full)).toBe(4)
  expect(err).toBe('scenario: results.xml cannot be written: the disk is full.\n')
})

it('--format is --reporter', async () => {
  const ask = async (...options: string[]) => (await runCli(['check', 'right.yaml', ...options], { files })).out

  expect(await ask('--format', 'junit')).toBe(await ask('--reporter', 'junit'))
  expect(await ask('-f', 'json', '--reporter', 'json')).toBe(await ask('--json'))
})

it('a check without its condition is told once what one looks like', async () => {
  const text = `${right.slice(0, right.indexOf('checks:'))}checks: { c1: { title: C } }\n`
  const { err } = await runCli(['check', 'it.yaml'], { files: { 'it.yaml': text } })

  expect(err).toContain('checks.c1 needs "that": the condition, such as "headroom >= 0".')
})

it.each([
  [
    ['--reporter', 'svg'],
    'This command has no chart that svg could hold. There are table, json, markdown, html, xlsx, junit, github and sarif.',
  ],
  [
    ['--reporter', 'junt'],
    'There is no reporter "junt". Did you mean junit? There are table, json, markdown, html, xlsx, junit, github and sarif.',
  ],
  [['--reporter', 'junit', '--json'], '--json and --reporter junit at once: ask for one of them.'],
  [
    ['--reporter', 'junit', '--format', 'json'],
    '--format json and --reporter junit at once: they are the same. Drop one of them.',
  ],
  [['--reporter', 'junit', '-o', 'r.json'], '-o r.json and --reporter junit do not agree. Drop one of them.'],
  [['-o', 'r.dat'], '-o r.dat: the extension does not say which reporter is meant. Add --reporter.'],
  [['-o', 'r.xml', '-o', 'r.xml'], '-o r.xml is given twice.'],
  [
    ['-o', 'r.xml', '-o', './r.xml'],
    './r.xml would overwrite another result of this command. Choose another -o, or put {scenario} in it.',
  ],
  [
    ['-o', 'right.yaml', '--reporter', 'json'],
    'right.yaml would overwrite the definition right.yaml. Choose another -o, or put {scenario} in it.',
  ],
])('%j is not understood', async (options, message) => {
  const { exit, out, err, written } = await runCli(['check', 'right.yaml', ...options], { files })

  expect({ exit, out, err, written: written.size }).toEqual({
    exit: 2,
    out: '',
    err: `scenario: ${message}\n`,
    written: 0,
  })
})

it('explains itself, examples first', async () => {
  const { exit, out } = await runCli(['check', '--help'])

  expect(exit).toBe(0)
  expect(out).toMatch(/\nExamples:\n\nscenario check scenarios\/3pct\.yaml\n/)
  expect(out).toContain('Exit codes: 0 everything passed')
})

it('reads every formula that the manual page shows', async () => {
  const page = readFileSync('src/cli/commands/check.md', 'utf8')
  const formulas = /```text\n([^`]+)```/.exec(page)?.[1]?.trim().split('\n') ?? []
  const checks = formulas.map((formula, index) => `  c${index}: { that: "${formula}", severity: warn }\n`)
  const text = `title: Manual\nextends: scenarios/do-something.yaml\nchecks:\n${checks.join('')}`
  const { exit, err } = await runCli(['check', 'manual.yaml', '-q'], { files: { 'manual.yaml': text } })

  expect(formulas.length).toBeGreaterThan(3)
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
})

it('sets the outcome off with colour where that is asked for, and nowhere else', async () => {
  const { out } = await runCli(['check', 'mixed.yaml', '--color'], { files })
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')
  const { out: bare } = await runCli(['check', 'mixed.yaml'], { files })

  expect(out).toMatch(escapes)
  expect(out.replace(escapes, '')).toBe(bare)
})

it('reads a definition from standard input', async () => {
  const { exit, out } = await runCli(['check', '-'], { files: { '-': right } })

  expect(exit).toBe(0)
  expect(out).toMatch(/^Right +-\n/)
})

it('refuses a name in braces that stands for nothing, and writes no file', async () => {
  const { exit, err, written } = await runCli(['check', 'scenarios/3pct.yaml', '-o', 'out/{name}.xml'])
  expect(exit).toBe(2)
  expect(err).toContain('{name} stands for nothing')
  expect(written.size).toBe(0)
})

it('tells of several scenarios how many do not balance, and leaves a wrong definition out', async () => {
  const { out } = await runCli(['check', 'mixed.yaml', 'right.yaml', 'wrong.yaml', '--plain'], { files })

  expect(out).toContain('Arithmetic: pass. Plan: 1 of 2 scenarios does not balance in every year. ')
})

it('does not say pass of a plan that does not balance: the arithmetic and the plan each have their word', async () => {
  // Flat funding and acute that grows: every year is short.
  const told = 'Arithmetic: pass. Plan: does not balance in 10 of 10 years. 1 scenario,'
  const { exit, out } = await runCli(['check', 'scenarios/3pct.yaml', '--width', '200'])
  const plain = await runCli(['check', 'scenarios/3pct.yaml', '--plain'])
  const { err, written } = await runCli(['check', 'scenarios/3pct.yaml', '-o', 'v.md', '-o', 'v.html'])

  expect(exit).toBe(0)
  expect(out).toContain(`\n\n${told}`)
  expect(plain.out).toContain(`\n${told}`)
  expect(err.startsWith(told)).toBe(true)
  expect(written.get('v.md')).toContain(`\n${told}`)
  expect(written.get('v.html')).toContain(`>${told}`)
})
