import { expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { forged, partsOf } from '../support/parts.ts'
import { runCli } from '../support/run-cli.ts'

const words = ['sweep', 'test/errors/sound.yaml', '--vary', 'lines.acute.growth=0%..6%:1%'] as const
const parts = await partsOf(words, 3)
const { 'part-1.json': one = '', 'part-2.json': two = '', 'part-3.json': three = '' } = parts

/** What merge says of files that it refuses. */
async function saidOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  names = Object.keys(files),
): Promise<string> {
  const { exit, out, err, written } = await runCli(['merge', ...names, '-o', 'whole.csv', '-o', '-'], { files })

  expect({ exit, out, written: written.size }).toEqual({ exit: 3, out: '', written: 0 })
  return err
}

it.each([
  ['text that is no JSON', 'title: A definition\n', 'it is no JSON'],
  ['other JSON', '{"schemaVersion":1,"program":"scenario"}', 'it does not say that it is'],
  ['JSON that is no object', '[1, 2]', 'it does not say that it is'],
  ['nothing', '', 'it is no JSON'],
  ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), 'it is no UTF-8 text'],
  [
    'a part of another program',
    forged(one, '"program": "scenario"', '"program": "other"'),
    'it does not say that it is',
  ],
  ['a part without a payload', forged(one, '"payload": ', '"load": '), 'it lacks what a part holds'],
  [
    'a part of a command that has none',
    forged(one, '"command": "sweep"', '"command": "run"'),
    'its command has no parts',
  ],
])('no-part: %s', async (what, file, why) => {
  expect(what).not.toBe('')
  expect(await saidOf({ 'a.json': file, 'b.json': two, 'c.json': three })).toBe(
    `scenario - error no-part: a.json is no part: ${why}. Parts are written with --shard.\n`,
  )
})

it.each([
  ['one digit is another', two.replace(/(\n\["-?\d*?)[1-8]/, '$19')],
  ['a line is missing', two.replace(/\n\[[^\n]*/, '')],
  ['it was cut off', two.slice(0, -200)],
  ['its end is missing', two.slice(0, -3)],
  ['something follows', `${two} `],
  ['another program wrote it anew', JSON.stringify(JSON.parse(two))],
])('part-changed: %s', async (_, changed) => {
  expect(changed).not.toBe(two)
  expect(await saidOf({ ...parts, 'part-2.json': changed })).toBe(
    'scenario - error part-changed: part-2.json is not as it was written: it was changed, or cut off. Make that part again.\n',
  )
})

it('part-version: another version or build of the program, or of the format', async () => {
  const old = forged(two, `"version": "${manifest.version}"`, '"version": "0.0.9"')
  const next = forged(two, '"part": 3', '"part": 4')

  expect(await saidOf({ ...parts, 'part-2.json': old })).toBe(
    `scenario - error part-version: part-2.json was written by version 0.0.9 of the program, and this is ${manifest.version}. Make all parts, and merge them, with one build of one version.\n`,
  )
  expect(await saidOf({ ...parts, 'part-2.json': next })).toContain('format 4, ')
  // Of one version there are several builds, of which one may reckon what another does not.
  expect(await saidOf({ ...parts, 'part-2.json': forged(two, '"build": null', '"build": "0123456789ab"') })).toContain(
    `by version ${manifest.version}, build 0123456789ab, of the program, and this is build none.`,
  )
})

it('unlike-parts: other options, another file, another number of shares', async () => {
  const other = async (of: number, file: string, more: readonly string[]): Promise<string> =>
    (await partsOf(['sweep', file, ...words.slice(2), ...more], of))['part-2.json'] ?? ''

  expect(await saidOf({ ...parts, 'part-2.json': await other(3, words[1], ['--row', 'in-year']) })).toBe(
    'scenario - error unlike-parts: part-2.json and part-1.json are no parts of one run: they were asked with unlike rows. Make them again with one command over the same files.\n',
  )
  expect(await saidOf({ ...parts, 'part-2.json': await other(4, words[1], []) })).toContain(
    'the one is 2 of 4, the other 1 of 3',
  )

  const world = (title: string): { readonly files: Readonly<Record<string, string>> } => ({
    files: { 'own.yaml': `extends: test/errors/sound.yaml\ntitle: ${title}\n` },
  })
  const asked = ['sweep', 'own.yaml', ...words.slice(2)]
  const [before, after] = [await partsOf(asked, 3, world('Before')), await partsOf(asked, 3, world('After'))]
  expect(await saidOf({ ...before, 'part-3.json': after['part-3.json'] ?? '' })).toContain(
    'part-3.json and part-1.json are no parts of one run: own.yaml was not the same for both',
  )
})

it('part-twice: the same part under two names, and one file named twice', async () => {
  expect(await saidOf({ ...parts, 'copy.json': two })).toBe(
    'scenario - error part-twice: copy.json is part 2 of 3, which part-2.json is already. Give each part once.\n',
  )
  expect(await saidOf(parts, [...Object.keys(parts), 'part-3.json'])).toContain('part-3.json is part 3 of 3')
})

it('part-missing: every one that is not there', async () => {
  expect(await saidOf({ 'part-2.json': two })).toBe(
    'scenario - error part-missing: Parts are missing beside part-2.json: 1/3 and 3/3. Make them with --shard.\n',
  )
})

it('a part that is not there is exit code 4', async () => {
  const { exit, err } = await runCli(['merge', 'part-1.json', 'nowhere.json'], { files: parts })

  expect(exit).toBe(4)
  expect(err).toBe('scenario - error file-not-found: nowhere.json does not exist.\n')
})
