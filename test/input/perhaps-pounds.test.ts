import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/* A bare amount that was probably written in pounds is read as it stands, and told with both readings. */

async function warned(text: string): Promise<{ readonly err: string; readonly base: string | undefined }> {
  const options = ['--csv', '--rows', 'lines.acute.spend', '--years', '2017/18']
  const { exit, out, err } = await runCli(['run', 'a.yaml', ...options], { files: { 'a.yaml': text } })
  expect(exit).toBe(0)
  return { err, base: out.trim().split('\n')[1]?.split(',').at(-1) }
}

const sound = 'extends: test/errors/sound.yaml\n'
const base = (amount: string): string => `${sound}lines: { acute: { base: ${amount} } }\n`

it.each([
  // 150,400,000 million pounds are 150,400 thousand million.
  [
    '150400000',
    'comes to £150,400bn',
    'Write £150.4m if it is in pounds, £150400m if it is in £000, £150400000m if it is as it stands.',
  ],
  [
    '-150400000',
    'comes to £150,400bn',
    'Write -£150.4m if it is in pounds, -£150400m if it is in £000, -£150400000m if it is as it stands.',
  ],
  [
    '100000',
    'comes to £100bn',
    'Write £0.1m if it is in pounds, £100m if it is in £000, £100000m if it is as it stands.',
  ],
])('%s in a file in £m is told', async (amount, ...said) => {
  const { err, base: figure } = await warned(base(amount))

  expect(figure).toBe(amount)
  for (const text of said) expect(err).toContain(text)
})

it.each(['99999', '£150400000m', '£150.4m', '99999999k'])('%s is not', async (amount) => {
  expect((await warned(base(amount))).err).not.toContain('perhaps-pounds')
})

it('a thousand times as much as any other is told, whatever the unit', async () => {
  // In £k: 273,400,000 are 273.4 thousand million pounds; 200,000 are a thousand times 200.
  const rest = 'unit: £k\nfunding: { allocation: { base: 200 } }\nlines: { community: { base: 40 }, acute: { base: '
  const { err, base: figure } = await warned(`${sound}${rest}200000 } }\n`)

  expect(figure).toBe('200000')
  expect(err).toContain(
    'comes to £0.2bn, read in £k as this definition has it, a thousand times as much as any other amount',
  )
  expect((await warned(`${sound}${rest}199999 } }\n`)).err).not.toContain('perhaps-pounds')
})

it('many of one file are told once', async () => {
  const { err } = await warned(`${base('150400000')}funding: { allocation: { base: 273400000 } }\n`)

  expect(err.split('perhaps-pounds')).toHaveLength(2)
  expect(err).toContain('and 1 other amount of this file lies beyond £100bn too')
})

it('pounds in a file in pounds are what they are', async () => {
  const text = `${sound}unit: £\nlines: { acute: { base: 273400000000 } }\n`
  expect((await warned(text)).err).not.toContain('perhaps-pounds')
})
