import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Repository, type ShellRun } from '../support/repository.ts'
import { wrongWith } from '../support/wrong-with.ts'

const file = '.github/actions/scenario/action.yml'
const text = readFileSync(file, 'utf8')

interface Step {
  readonly name?: string
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly 'working-directory'?: string
}

const { inputs, runs } = parse(text) as {
  inputs: Record<string, { default: string }>
  runs: { steps: Step[] }
}

const repositories: Repository[] = []
afterEach(() => {
  for (const one of repositories.splice(0)) one.remove()
})

/** What came of every step that runs a command, by its name, and what the action told whoever asked for it. */
interface Ran {
  readonly steps: ReadonlyMap<string, ShellRun>
  readonly outputs: ReadonlyMap<string, string>
  readonly summary: string
  /** What was asked of the program that writes comments. */
  readonly comment: readonly string[]
}

/** Run the steps of the action as a runner does, but for those that are actions of others. */
function act(repository: Repository, given: Readonly<Record<string, string>> = {}, event = 'pull_request'): Ran {
  repository.standIn('gh')
  const { home } = repository
  const [path, output, summary] = ['path', 'output', 'summary'].map((name) => join(home, `github-${name}`))
  for (const one of [path, output, summary]) writeFileSync(one ?? '', '')
  const outputs = new Map<string, string>()
  const context = new Map([
    ...Object.entries(inputs).map(([name, input]) => [`inputs.${name}`, given[name] ?? input.default] as const),
    ['github.event_name', event],
    ['github.base_ref', 'main'],
    ['github.event.pull_request.number', '7'],
  ])
  const meaningOf = (term: string): string =>
    /^'(.*)'$/.exec(term)?.[1] ??
    context.get(term) ??
    outputs.get(/^steps\.check\.outputs\.(.*)$/.exec(term)?.[1] ?? '') ??
    `unknown ${term}`
  const filled = (template: string): string =>
    template.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, term: string) => meaningOf(term))
  const holds = (condition = '${{ always() }}'): boolean =>
    condition
      .replace(/^\$\{\{ (.*) \}\}$/, '$1')
      .split(' && ')
      .every((part) => {
        const [, left = '', sign, right = ''] = /^(\S+) (==|!=) (\S+)$/.exec(part) ?? []
        return part === 'always()' || (sign === '==') === (meaningOf(left) === meaningOf(right))
      })
  const steps = new Map<string, ShellRun>()
  for (const step of runs.steps) {
    if (step.run === undefined || !holds(step.if)) continue
    const own = Object.entries(step.env ?? {}).map(([name, template]) => [name, filled(template)] as const)
    const env = {
      GITHUB_ACTION_PATH: resolve('.github/actions/scenario'),
      GITHUB_PATH: path ?? '',
      GITHUB_OUTPUT: output ?? '',
      GITHUB_STEP_SUMMARY: summary ?? '',
      RUNNER_TEMP: join(home, 'temporary'),
      PATH: readFileSync(path ?? '', 'utf8').trim(),
      ...Object.fromEntries(own),
    }
    steps.set(step.name ?? '', repository.shell(step.run, env, filled(step['working-directory'] ?? '.')))
    for (const line of readFileSync(output ?? '', 'utf8').split('\n')) {
      const [name = '', value = ''] = line.split('=')
      outputs.set(name, value)
    }
  }
  const asked = join(home, 'gh')
  const comment = existsSync(asked) ? readFileSync(asked, 'utf8').trimEnd().split('\n') : []
  return { steps, outputs, summary: readFileSync(summary ?? '', 'utf8'), comment }
}

function repository(folder?: string): Repository {
  const made = new Repository(folder)
  repositories.push(made)
  return made
}

describe('the action', () => {
  it('is a composite action by the schema, which refuses a key that is none', () => {
    expect(wrongWith(text, 'github-action')).toBeNull()
    expect(wrongWith(text.replace('shell: bash', 'shel: bash'), 'github-action')).not.toBeNull()
    expect(wrongWith(text.replace('default: scenarios/*.yaml', 'defaults: x'), 'github-action')).not.toBeNull()
  })

  it('puts nothing that it is told into the text of a command', () => {
    for (const { run = '' } of runs.steps) expect(run).not.toContain('${{')
  })

  it('puts an appendix together where one is asked for, and fails where a table lacks a reason', () => {
    const own = repository()
    const appendix = 'scenarios/6pct.yaml\nscenarios/3pct.yaml\nscenarios/nil.yaml'
    const name = 'Put the appendix together'
    const lacking = act(own, { appendix }).steps.get(name)
    expect(lacking?.exit).toBe(3)
    expect(lacking?.err).toContain('table-without-data: FC-10')

    cpSync('scenarios/packs/appendix.yaml', own.path('pack.yaml'))
    const { steps } = act(own, { appendix, 'appendix-manifest': 'pack.yaml' })
    expect(steps.get(name)?.exit).toBe(0)
    expect(own.read('scenario-results', 'appendix', 'manifest.json')).toContain('"appendix.docx"')
    expect(act(repository()).steps.has(name)).toBe(false)
  })

  it('passes where every scenario does, and keeps the results', () => {
    const own = repository()
    const { steps, outputs, summary, comment } = act(own)

    expect([...steps.keys()]).toEqual(['Install', 'Check', 'Run', 'Say what the pull request changes', 'Verdict'])
    for (const [name, { exit, err }] of steps) expect(exit, `${name}: ${err}`).toBe(0)
    expect(outputs.get('verdict')).toBe('pass')
    expect(summary).toContain('4 scenarios')
    expect(own.read('scenario-results', '3pct.csv')).toContain('lines.acute.spend')
    expect(own.read('scenario-results', 'nil.md')).toContain('Nil acute growth')
    expect(own.read('scenario-results', 'checks.xml')).toContain('<testsuites')
    expect(JSON.parse(own.read('scenario-results', 'checks.sarif'))).toMatchObject({ version: '2.1.0' })
    expect(own.read('scenario-results', 'changes.md')).toContain('Nothing in any scenario changes.')
    expect(comment).toEqual([
      'pr',
      'comment',
      '7',
      '--edit-last',
      '--create-if-none',
      '--body-file',
      'scenario-results/changes.md',
    ])
    expect(own.git('worktree', 'list').trim().split('\n')).toHaveLength(1)
  })

  it('says what a pull request changes, in any folder: a figure, a new scenario, one that was taken away', () => {
    const own = repository('plans/north')
    own.change('scenarios/3pct.yaml', 'value: 3%', 'value: 4%')
    writeFileSync(own.path('scenarios/new.yaml'), own.read('scenarios/nil.yaml'))
    own.git('rm', '--quiet', 'plans/north/scenarios/6pct.yaml')
    own.commit('A change')
    const { steps } = act(own, { 'working-directory': 'plans/north' })
    const changes = own.read('scenario-results', 'changes.md')

    expect(steps.get('Say what the pull request changes')).toMatchObject({ exit: 0, err: '' })
    // 113 x 1.04^10 = 167.3, and 113 x 1.03^10 = 151.9: 15.4 more.
    expect(changes).toMatch(
      /### `scenarios\/3pct\.yaml`\n[\s\S]*Acute, growth is now 4%; it was 3%[\s\S]*£15\.4m lower/,
    )
    expect(changes).toMatch(/### `scenarios\/new\.yaml`\n/)
    expect(changes).toContain('### `scenarios/6pct.yaml`\n\nTaken away.\n')
    expect(changes).not.toContain('scenarios/nil.yaml`')
    expect(changes).not.toContain(own.home)
    // What a report records for verify is not for people.
    expect(changes).not.toContain('provenance')
  })

  it('fails where a definition is wrong, with the place of it, and keeps what is right', () => {
    const own = repository()
    own.change('scenarios/3pct.yaml', 'value: 3%', 'value: 3')
    own.commit('A slip')
    const { steps, outputs } = act(own)

    expect(steps.get('Verdict')?.exit).toBe(3)
    expect(outputs.get('verdict')).toBe('fail')
    expect(steps.get('Check')?.out).toMatch(/^::error file=scenarios\/3pct\.yaml,line=6,col=\d+/m)
    expect(own.read('scenario-results', 'nil.csv')).toContain('lines.acute.spend')
    expect(own.read('scenario-results', 'changes.md')).toContain('Wrong, so that it cannot be compared')
  })

  it('shows nothing of a file outside the repository that a pull request extends', () => {
    const own = repository()
    writeFileSync(join(own.home, 'secret.yaml'), 'title: Secret of the runner\n')
    const text = own
      .read('scenarios/nil.yaml')
      .replace(/^extends: .*$/m, 'extends: [westminster.yaml, ../../secret.yaml]')
    writeFileSync(own.path('scenarios/nil.yaml'), text.replace(/^title: .*\n/m, ''))
    own.commit('A reach')
    act(own)
    const changes = own.read('scenario-results', 'changes.md')

    expect(changes).toContain('### `scenarios/nil.yaml`\n\nWrong, so that it cannot be compared')
    expect(changes).not.toContain('Secret of the runner')
  })

  it('takes no name of a file for an option', () => {
    const own = repository()
    const { steps, outputs } = act(own, { files: '--help\nscenarios/nil.yaml' }, 'push')

    // There is no such file: 4. Taken for an option, it would print help and pass.
    expect(outputs.get('verdict')).toBe('fail')
    expect(steps.get('Verdict')?.exit).toBe(4)
    expect(steps.get('Check')?.out).not.toContain('Usage: scenario')
  })

  it('writes no comment where there is no pull request, or none is wanted', () => {
    expect(act(repository(), {}, 'push').comment).toEqual([])
    expect(act(repository(), { comment: 'false' }).comment).toEqual([])
  })

  it('holds warnings against a scenario where it is told to', () => {
    const own = repository()

    // A rate without a source is a warning.
    const bare = 'title: Bare\nextends: westminster.yaml\nlines:\n  acute:\n    growth: 3%\n'
    writeFileSync(own.path('scenarios/bare.yaml'), bare)

    expect(act(own, { comment: 'false' }).steps.get('Verdict')?.exit).toBe(0)
    expect(act(own, { strict: 'true', comment: 'false' }).steps.get('Verdict')?.exit).toBe(3)
  })
})

it('the workflow of this repository uses the action, with inputs that it has', () => {
  const workflow = readFileSync('.github/workflows/scenarios.yml', 'utf8')
  const { jobs } = parse(workflow) as { jobs: { scenarios: { steps: { uses: string; with?: object }[] } } }
  const step = jobs.scenarios.steps.find(({ uses }) => uses === './.github/actions/scenario')

  expect(wrongWith(workflow, 'github-workflow')).toBeNull()
  expect(wrongWith(workflow.replace('pull-requests: write', 'pull-request: write'), 'github-workflow')).not.toBeNull()
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})))
  expect(step).toBeDefined()
})
