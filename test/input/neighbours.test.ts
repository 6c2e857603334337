import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { type Neighbour, neighbours } from './neighbours.ts'

/* Each neighbour is put where it says, in a definition that is otherwise sound, and run as a user would run it. */

it.each(neighbours.map((one) => [JSON.stringify(one.text), one.where, one.expected, one] as const))(
  '%s at %s: %s',
  async (_text, _where, expected, one) => {
    const { exit, out, err } = await runCli(...commandOf(one))

    if (expected.startsWith('= ')) {
      expect({ exit, err }).toEqual({ exit: 0, err: '' })
      expect(out.trim().split('\n')[1]?.split(',').at(-1)).toBe(expected.slice(2))
      return
    }
    expect({ exit, out }).toEqual({ exit: 3, out: '' })
    // One problem has one error, and that its place.
    expect(err.split(' - error ')).toHaveLength(2)
    expect(err).toMatch(/^[\w.-]+:\d+:\d+ - error /)
    if (expected === 'no offer') expect(err).not.toContain('Did you mean')
    else expect(err).toContain(expected)
  },
)

/** The row in which a value is seen, and one of its years. */
const seen: Readonly<Record<string, readonly [string, string]>> = {
  'lines.acute.base': ['lines.acute.spend', '2017/18'],
  'lines.acute.growth': ['lines.acute.growth', '2018/19'],
  'lines.acute.non-recurrent.2018/19': ['lines.acute.non-recurrent', '2018/19'],
  'population.base': ['population.total', '2017/18'],
}

function commandOf({ text, where, notation = 'yaml' }: Neighbour): Parameters<typeof runCli> {
  const [row, year] = seen[where] ?? ['headroom', '2018/19']
  const options = ['--csv', '-q', '--rows', row, '--years', year]
  const parent = 'test/input/whole.yaml'
  if (notation === 'set') return [['run', parent, ...options, '--set', `${where}=${text}`]]
  const name = `a.${notation}`
  const content = notation === 'csv' ? csv(where, text, parent) : yaml(where, text, parent)
  return [['run', name, ...options], { files: { [name]: content } }]
}

function csv(where: string, text: string, parent: string): string {
  const path = where.replace(/\.(\d{4}\/\d{2})$/, '."$1"')
  return `path,value\nextends,${parent}\n${quoted(path)},${quoted(text)}\n`
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** A key below another, each indented once more; the text in single quotes, so that YAML leaves it as it is. */
function yaml(where: string, text: string, parent: string): string {
  const keys = where.split('.')
  const lines = keys.map((key, depth) => `${' '.repeat(depth)}${key}:`)
  return `extends: ${parent}\n${lines.join('\n')} '${text.replaceAll("'", "''")}'\n`
}
