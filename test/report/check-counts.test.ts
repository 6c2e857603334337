import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const flat = (text: string): string => text.replace(/\s+/g, ' ')

async function told(...args: string[]): Promise<string> {
  return flat((await runCli([...args, '-q'])).out)
}

/** `22 checks: 19 passed, 2 warnings, 1 not tested`, as `check` counts them. */
async function countedByCheck(...files: string[]): Promise<string> {
  return (await told('check', ...files)).match(/\d+ checks: [^.;]*/)?.[0] ?? 'none'
}

// Counted by hand in the list of `check scenarios/risk-register.yaml`: 14 built-in checks, two stated totals, the size of the programme and
// what enhanced primary care is paid hold; balance and price do not; the standard for mental health is not tested.
it('a first screen too long for its checks counts them as check does', async () => {
  const path = 'scenarios/risk-register.yaml'

  expect(await countedByCheck(path)).toBe('22 checks: 19 passed, 2 warnings, 1 not tested')
  expect(await told('run', path)).toContain(
    'Checks: 19 passed, 2 warnings, 1 not tested. Plan: does not balance in 12 of 12 years.',
  )
})

// 12 built-in checks, two stated totals and the size of the programme: 15.
it('shortened checks come to the counts of check', async () => {
  const path = 'scenarios/savings-programme.yaml'
  const { out } = await runCli(['run', path, '-q'])

  expect(await countedByCheck(path)).toBe('17 checks: 15 passed, 1 warning, 1 not tested')
  expect(out.match(/^warn |Does not hold \(warning\): /gm)).toHaveLength(1)
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Checks: 15 passed, 1 warning, 1 not tested. Plan: does not balance in 10 of',
  )
})

it.each([[[]], [['--plain']], [['--format', 'markdown']], [['--full']]])(
  'that no rule is stated is a note beside the checks and none of them: %j',
  async (format) => {
    const text = await told('run', 'scenarios/3pct.yaml', '--full', ...format)

    expect(text).toMatch(/[Nn]ote(:| ) *Business rules: this definition states no|10 of 10 years.* \| note \|/)
    expect(text).not.toMatch(/warn/)
  },
)

it('every table of an appendix counts them so', async () => {
  const { written } = await runCli([
    'appendix',
    'scenarios/6pct.yaml',
    'scenarios/3pct.yaml',
    'scenarios/nil.yaml',
    '-o',
    'a/',
    '-q',
  ])
  const page = written.get('a/appendix.md') ?? ''

  expect(page).toContain('3pct: 13 passed, 1 not tested')
  expect(page).not.toContain('1 warning')
})

it('what --strict fails is counted as failed by both', async () => {
  const path = 'scenarios/risk-register.yaml'

  expect(await countedByCheck(path, '--strict')).toBe('22 checks: 19 passed, 2 failed, 1 not tested')
  expect(await told('run', path, '--strict')).toContain('Checks: 19 passed, 2 failed, 1 not tested. Plan: does not')
})
