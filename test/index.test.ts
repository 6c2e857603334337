import { expect, it } from 'vitest'
import { DefinitionError, load, project, toCsv, toTidyCsv } from '../src/index.ts'
import { runCli } from './support/run-cli.ts'

const text = `title: Small
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 60, growth: 10% } }
`

it('a script gets the figures the command prints, as exact decimal text', () => {
  const result = project(load('small.yaml', { text }))

  // 100 - 60 x 1.1 = 34; 100 - 60 x 1.21 = 27.4.
  expect(result.value('headroom', '2018/19')).toBe('34')
  expect(result.value('headroom', '2019/20')).toBe('27.4')
  expect(result.value('funding.growth', '2017/18')).toBeUndefined()
})

it('changes are laid over the file, as --set does', () => {
  const result = project(load('small.yaml', { text, set: ['lines.acute.growth=0%'] }))

  expect(result.value('headroom', '2019/20')).toBe('40')
})

it('a row or a year that does not exist is an error of the script', () => {
  const result = project(load('small.yaml', { text }))

  expect(() => result.value('headrom', '2018/19')).toThrow(RangeError)
  expect(() => result.value('headroom', '2031/32')).toThrow(RangeError)
})

it('a wrong definition throws every problem with its place', () => {
  const wrong = text.replace('10%', '10').replace('base: 60', 'base: 6O')
  try {
    load('small.yaml', { text: wrong })
    expect.unreachable()
  } catch (problem) {
    expect(problem).toBeInstanceOf(DefinitionError)
    expect((problem as DefinitionError).diagnostics.map(({ code }) => code)).toEqual(['not-money', 'not-a-rate'])
    expect((problem as DefinitionError).message).toContain('small.yaml:4:')
  }
})

it('warnings come with what was loaded, and checks with what was projected', () => {
  const loaded = load('small.yaml', { text, today: '2026-11-22' })

  expect(loaded.warnings.map(({ code }) => code)).toEqual(['missing-sources'])
  expect(project(loaded).warnings.map(({ code }) => code)).toEqual(['unbalanced-base'])
  expect(project(loaded).checks.every(({ outcome }) => outcome === 'pass')).toBe(true)
})

it('CSV from a script is the bytes of the command', async () => {
  const result = project(load('scenarios/do-something.yaml'))

  expect(toCsv(result)).toBe((await runCli(['run', 'scenarios/do-something.yaml', '--csv'])).out)
  expect(toTidyCsv(result)).toBe((await runCli(['run', 'scenarios/do-something.yaml', '--format', 'tidy'])).out)
})
