import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Repository } from '../support/repository.ts'
import { wrongWith } from '../support/wrong-with.ts'

const text = readFileSync('.gitlab/ci/scenarios.gitlab-ci.yml', 'utf8')
const jobs = parse(text) as Record<string, { script?: string[]; variables?: Record<string, string> }>

let own: Repository | undefined
afterEach(() => own?.remove())

/** Run the lines of a job, its program installed. */
function run(repository: Repository, job: string, env: Record<string, string> = {}): number | null {
  repository.link('bin/scenario.js', 'scenario')
  const lines = [
    'mkdir -p scenario-results node_modules/scenario/bin',
    `cp "${process.cwd()}/bin/changes.sh" node_modules/scenario/bin`,
    ...(jobs[job]?.script ?? []),
  ]
  return repository.shell(lines.join('\n'), {
    ...jobs['.scenario']?.variables,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    ...env,
  }).exit
}

it('is a CI file by the schema, which refuses a key that is none', () => {
  expect(wrongWith(text, 'gitlab-ci')).toBeNull()
  expect(wrongWith(text.replace('artifacts:', 'artefacts:'), 'gitlab-ci')).not.toBeNull()
})

it('checks, runs and keeps the results, and fails where a definition is wrong', () => {
  own = new Repository()
  expect(run(own, 'scenarios')).toBe(0)
  expect(own.read('scenario-results', 'checks.xml')).toContain('<testsuites')
  expect(own.read('scenario-results', '3pct.csv')).toContain('lines.acute.spend')

  own.change('scenarios/3pct.yaml', 'value: 3%', 'value: 3')
  expect(own.shell((jobs['scenarios']?.script ?? []).join('\n'), { ...jobs['.scenario']?.variables }).exit).toBe(3)
})

it('puts the appendix of the definitions that are named together, and fails where a table lacks a reason', () => {
  own = new Repository()
  const env = { APPENDIX: 'scenarios/6pct.yaml scenarios/3pct.yaml' }
  expect(run(own, 'scenario-appendix', env)).toBe(3)

  mkdirSync(own.path('scenarios', 'packs'))
  cpSync('scenarios/packs/appendix.yaml', own.path('scenarios', 'packs', 'appendix.yaml'))
  const all = { APPENDIX: 'scenarios/6pct.yaml scenarios/3pct.yaml scenarios/nil.yaml' }
  expect(
    own.shell((jobs['scenario-appendix']?.script ?? []).join('\n'), { ...jobs['.scenario']?.variables, ...all }).exit,
  ).toBe(0)
  expect(own.read('scenario-results', 'appendix', 'appendix.md')).toContain('## FC-18 Glossary and notes')
})

it('says what a merge request changes, as a comment where there is a token', () => {
  own = new Repository()
  own.standIn('curl')
  own.change('scenarios/3pct.yaml', 'value: 3%', 'value: 4%')
  own.commit('A change')
  const address = { CI_API_V4_URL: 'https://gitlab.example/api/v4', CI_PROJECT_ID: '5', CI_MERGE_REQUEST_IID: '9' }
  const exit = run(own, 'scenario-changes', { SCENARIO_TOKEN: 'a token', ...address })
  const asked = readFileSync(join(own.home, 'curl'), 'utf8').trimEnd().split('\n')

  expect(exit).toBe(0)
  expect(own.read('scenario-results', 'changes.md')).toContain('Acute, growth is now 4%; it was 3%')
  expect(asked).toContain('PRIVATE-TOKEN: a token')
  expect(asked).toContain('body@scenario-results/changes.md')
  expect(asked.at(-1)).toBe('https://gitlab.example/api/v4/projects/5/merge_requests/9/notes')
})

it('writes no comment without a token', () => {
  own = new Repository()
  own.standIn('curl')
  writeFileSync(join(own.home, 'curl'), '')

  expect(run(own, 'scenario-changes')).toBe(0)
  expect(readFileSync(join(own.home, 'curl'), 'utf8')).toBe('')
})
