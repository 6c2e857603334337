import { expect, it } from 'vitest'
import { shellWords } from '../../../src/cli/complete/shell-words.ts'
import { runCli } from '../../support/run-cli.ts'

const definition = `title: Small
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 100, growth: 2% } }
lines:
  acute: { setting: hospital, base: 60, growth: 5% }
  community: { setting: out-of-hospital, base: 40, drivers: { price: 1% } }
savings:
  beds: { line: acute, amount: { 2018/19: 1 }, enabled: true }
`
const files = { 'small.yaml': definition, 'wrong.yaml': definition.replace('growth: 5%', 'growht: 5%') }

/** The answer to words of which the last is being typed: what kind it is, and the values. */
async function offered(...words: readonly string[]): Promise<{ readonly kind: string; readonly values: string[] }> {
  const { exit, out, err } = await runCli(['__complete', 'words', ...words], { files })
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  const [kind = '', ...lines] = out.trimEnd().split('\n')
  return { kind, values: lines.map((line) => line.split('\t')[0] ?? '') }
}

it.each<[readonly string[], string, readonly string[]]>([
  // Commands and options.
  [['sol'], 'values', ['solve']],
  [['so', ''], '', []],
  [['--v'], 'values', ['--version']],
  [['run', '--pl'], 'values', ['--plain']],
  [['run', '--plain', '--pl'], '', []],
  [['run', '--set', 'a=b', '--se'], 'values', ['--set']],
  [['check', '--pr'], '', []],
  [['run', '--', '--pl'], 'files yaml yml csv json', []],
  // What an option may be.
  [['run', '--prices', ''], 'values', ['cash', 'real']],
  [['run', '--prices=r'], 'values', ['--prices=real']],
  [['run', '-f', 'm'], 'values', ['markdown']],
  [['check', 'a.yaml', '--reporter', 's'], 'values', ['sarif']],
  [['check', 'a.yaml', '--format', 's'], 'values', ['sarif']],
  [['schema', '--of', 'sw'], 'values', ['sweep']],
  [['run', '--decimals', ''], '', []],
  [['completion', 'z'], 'values', ['zsh']],
  [['assumptions', 'small.yaml', '--only', 'un'], 'values', ['unsourced', 'unowned']],
  [['assumptions', 'small.yaml', '--paths', 'lines.acute.g'], 'values', ['lines.acute.growth']],
  // Files.
  [['run', 'sc'], 'files yaml yml csv json', []],
  [['compare', 'a.yaml', ''], 'files yaml yml csv json', []],
  [['run', 'a.yaml', '-o', ''], 'files', []],
  [['merge', ''], 'files', []],
  [['explain', 'a.yaml', 'headroom', '2018/19', ''], 'values', []],
  // What is in the definition on the line.
  [['explain', 'small.yaml', 'lines.acute.s'], 'values', ['lines.acute.spend']],
  [['explain', 'small.yaml', 'savings.beds.a'], 'values', ['savings.beds.amount']],
  [['explain', 'small.yaml', 'headroom', ''], 'values', ['2017/18', '2018/19', '2019/20']],
  [['run', 'small.yaml', '--rows', 'out-of-hospital.e'], 'values', ['out-of-hospital.envelope']],
  [['run', 'small.yaml', '--years', ''], 'values', ['all', 'key', '2017/18', '2018/19', '2019/20']],
  [['compare', 'small.yaml', '--bridge', '2019'], 'values', ['2019/20']],
  [['run', 'small.yaml', '--set', 'lines.acute.g'], 'values nospace', ['lines.acute.growth=']],
  [['run', 'small.yaml', '--set=lines.acute.g'], 'values nospace', ['--set=lines.acute.growth=']],
  [['run', 'small.yaml', '--set', 'lines.acute.growth='], 'values', ['lines.acute.growth=5%']],
  [
    ['run', 'small.yaml', '--set', 'savings.beds.enabled='],
    'values',
    ['savings.beds.enabled=true', 'savings.beds.enabled=false'],
  ],
  [['run', 'small.yaml', '--set', 'lines.acute.setting=h'], 'values', ['lines.acute.setting=hospital']],
  [['run', 'small.yaml', '--set', 'savings.beds.amount='], '', []],
  [['solve', 'small.yaml', '--vary', 'lines.c'], 'values', ['lines.community.drivers.price', 'lines.community.base']],
  [['sweep', 'small.yaml', '--vary', 'lines.acute.g'], 'values nospace', ['lines.acute.growth=']],
  [['solve', 'small.yaml', '--until', 'headroom.t'], 'values', ['headroom.to-date']],
  [['terms', 'headroom.t'], 'values', ['headroom.to-date']],
  // What cannot be known is not told of.
  [['run', 'wrong.yaml', '--rows', 'head'], '', []],
  [['run', 'gone.yaml', '--set', 'lines'], '', []],
  [['run', '-', '--rows', 'head'], '', []],
  [['run', '--rows', 'head'], '', []],
  [['nonsense', ''], '', []],
])('%j is completed by %s %j', async (words, kind, values) => {
  const given = await offered(...words)

  expect(given).toEqual({ kind: values.length === 0 && kind === 'values' ? '' : kind, values })
})

it('offers every command with what it does, and none that is hidden', async () => {
  const { out } = await runCli(['__complete', 'words', ''])
  const help = (await runCli(['--help'])).out
  const commands = Array.from(help.matchAll(/^ {2}([a-z]+) \[arguments/gm), ([, name]) => name)

  expect(
    out
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[0]),
  ).toEqual(commands)
  expect(out).toContain('solve\tthe value of one input')
})

it('offers the next part of a path where there are very many', async () => {
  const many = definition.replace(
    'lines:\n',
    `lines:\n${Array.from({ length: 40 }, (_, at) => `  l${at}: { setting: other, base: 1, growth: 0% }\n`).join('')}`,
  )
  const ask = async (word: string): Promise<string[]> =>
    (await runCli(['__complete', 'words', 'run', 'many.yaml', '--rows', word], { files: { 'many.yaml': many } })).out
      .trimEnd()
      .split('\n')

  expect(await ask('l')).toEqual(['values nospace', 'lines.'])
  expect(await ask('lines.')).toContain('lines.acute.')
  expect(await ask('lines.l39.sp')).toEqual(['values', 'lines.l39.spend\tl39, spend'])
})

it('answers bash with the part of a word that it replaces', async () => {
  const ask = async (line: string, own: string): Promise<string> =>
    (await runCli(['__complete', 'line', line, own], { files })).out

  expect(await ask('scenario run small.yaml --set lines.acute.growth=', '')).toBe('values\n5%\n')
  expect(await ask('scenario run small.yaml --set lines.acute.gr', 'lines.acute.gr')).toBe(
    'values nospace\nlines.acute.growth=\n',
  )
  expect(await ask('cd x; scenario run small.yaml --set=lines.acute.gr', 'lines.acute.gr')).toBe(
    'values nospace\nlines.acute.growth=\n',
  )
})

it.each<[string, readonly string[]]>([
  ['scenario run ', ['scenario', 'run', '']],
  ['scenario  run a', ['scenario', 'run', 'a']],
  [`scenario 'a b' "c \\"d"e f\\ g`, ['scenario', 'a b', 'c "de', 'f g']],
  [`scenario 'a b`, ['scenario', 'a b']],
  ['cd x; scenario run', ['scenario', 'run']],
  ['', ['']],
])('the words of %j are %j', (line, words) => {
  expect(shellWords(line)).toEqual(words)
})

it('a shell that cannot pass an empty word asks for what comes next', async () => {
  const next = await runCli(['__complete', 'next', 'run', '--prices'], { files })
  const words = await runCli(['__complete', 'words', 'run', '--prices', ''], { files })

  expect(next).toMatchObject({ exit: 0, out: words.out })
  expect(next.out).toContain('real')
})

it.each(['bash', 'zsh', 'fish', 'powershell'])(
  'completion %s prints a script that asks for completions',
  async (shell) => {
    const { exit, out } = await runCli(['completion', shell])

    expect(exit).toBe(0)
    expect(out).toContain('scenario __complete ')
  },
)
