import { expect, it } from 'vitest'
import { mixed, right, wrong } from '../support/check-files.ts'
import { runCli } from '../support/run-cli.ts'
import { type Element, readXml } from '../support/xml.ts'

/** What an element may hold: other elements, none of which means text; attributes it must have, and others it may have. */
interface Shape {
  readonly holds: readonly string[]
  readonly needs: readonly string[]
  readonly may: readonly string[]
}

/**
 * The elements and attributes of JUnit that are written, as the schema has them that the xUnit plugin of Jenkins publishes (junit-10). Beside
 * those stand three that it lacks and that other readers know, GitLab among them: `skipped` of all suites, `file` and `line` of a case.
 */
const shapes: Readonly<Record<string, Shape>> = {
  testsuites: { holds: ['testsuite'], needs: [], may: ['name', 'time', 'tests', 'failures', 'errors', 'skipped'] },
  testsuite: {
    holds: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    needs: ['name', 'tests', 'failures', 'errors'],
    may: ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url', 'group'],
  },
  properties: { holds: ['property'], needs: [], may: [] },
  property: { holds: [], needs: ['name', 'value'], may: [] },
  testcase: {
    holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    needs: ['name'],
    may: ['time', 'classname', 'group', 'file', 'line'],
  },
  failure: { holds: [], needs: [], may: ['type', 'message'] },
  error: { holds: [], needs: [], may: ['type', 'message'] },
  skipped: { holds: [], needs: [], may: ['type', 'message'] },
  'system-out': { holds: [], needs: [], may: [] },
  'system-err': { holds: [], needs: [], may: [] },
}

/** What is not as the schema has it. */
function wrongIn({ name, attributes, children }: Element): string[] {
  const shape = shapes[name]
  if (shape === undefined) return [`There is no element ${name}`]
  const known = new Set([...shape.needs, ...shape.may])
  return [
    ...shape.needs.filter((one) => attributes[one] === undefined).map((one) => `${name} lacks ${one}`),
    ...Object.keys(attributes).flatMap((one) => (known.has(one) ? [] : [`${name} has no ${one}`])),
    ...['tests', 'failures', 'errors', 'skipped'].flatMap((one) =>
      /^\d+$/.test(attributes[one] ?? '0') ? [] : [`${one} is no number`],
    ),
    ...(/^[0-9]*(?:\.[0-9]*)?$/.test(attributes.time ?? '0') ? [] : ['time is no number of seconds']),
    ...children.flatMap((child) =>
      shape.holds.includes(child.name) ? wrongIn(child) : [`${name} holds ${child.name}`],
    ),
  ]
}

const files = {
  'mixed.yaml': mixed,
  'right.yaml': right,
  'wrong.yaml': wrong,
  'm.yaml': "scenarios: [right.yaml, wrong.yaml]\noutputs: ['out/{scenario}.json']\n",
}

it.each([
  ['what passes', ['check', 'right.yaml']],
  ['what fails, warns and is not tested', ['check', 'mixed.yaml']],
  ['what counts under --strict', ['check', 'mixed.yaml', '--strict']],
  ['a definition that is wrong, beside another', ['check', 'wrong.yaml', 'right.yaml']],
  ['a file that is not there', ['check', 'gone.yaml']],
  ['a batch', ['batch', 'm.yaml']],
  [
    'a result that follows, one that differs, and one that is none',
    ['verify', 'right.json', 'other.json', 'right.yaml'],
  ],
])('JUnit of %s is as its schema has it', async (_, argv) => {
  const made = await runCli(['run', 'right.yaml', '--json'], { files })
  const results = { 'right.json': made.out, 'other.json': made.out.replace(/"0"/, '"1"') }
  const { out } = await runCli([...argv, '--reporter', 'junit'], { files: { ...files, ...results } })
  const root = readXml(out)

  expect(root.name).toBe('testsuites')
  expect(wrongIn(root)).toEqual([])
})

it.each([
  ['<testsuites><testcase name="a"/></testsuites>', 'testsuites holds testcase'],
  ['<testsuites><testsuite name="a" tests="1" failures="0"/></testsuites>', 'testsuite lacks errors'],
  ['<testsuites><testsuite name="a" tests="one" failures="0" errors="0"/></testsuites>', 'tests is no number'],
  ['<testsuites time="soon"/>', 'time is no number of seconds'],
  ['<testsuites colour="red"/>', 'testsuites has no colour'],
])('the test above finds what is wrong in %s', (text, found) => {
  expect(wrongIn(readXml(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`))).toEqual([found])
})
