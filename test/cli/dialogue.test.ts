import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { type Dialogue, nodeDialogue } from '../../src/cli/dialogue.ts'

/** A dialogue with somebody who types into a stream. */
function dialogue(terminal: boolean): {
  readonly own: Dialogue
  readonly keys: PassThrough
  readonly screen: () => string
} {
  const [keys, output] = [new PassThrough(), new PassThrough()]
  let seen = ''
  output.on('data', (piece: Buffer) => {
    seen += piece.toString('utf8')
  })
  return { own: nodeDialogue({ input: keys, output, terminal }), keys, screen: () => seen }
}

it.each([true, false])('each question is answered by a line (terminal: %s)', async (terminal) => {
  const { own, keys, screen } = dialogue(terminal)
  const first = own.ask('Organisation: ')
  keys.write('North CCG\n')
  expect(await first).toBe('North CCG')
  const second = own.ask('Base year: ')
  keys.write('\n')

  expect(await second).toBe('')
  expect(screen()).toContain('Organisation: ')
  own.close()
})

it('lines that are pasted at once answer the questions that follow', async () => {
  const { own, keys } = dialogue(true)
  const first = own.ask('One: ')
  keys.write('a\nb\nc\n')

  expect([await first, await own.ask('Two: '), await own.ask('Three: ')]).toEqual(['a', 'b', 'c'])
  own.close()
})

it('Ctrl-C and the end of what there is to read answer nothing, now and afterwards', async () => {
  const interrupted = dialogue(true)
  const asked = interrupted.own.ask('One: ')
  interrupted.keys.write('half a li\u0003')
  expect(await asked).toBeUndefined()
  expect(await interrupted.own.ask('Two: ')).toBeUndefined()
  interrupted.own.close()

  const ended = dialogue(false)
  const last = ended.own.ask('One: ')
  ended.keys.end()
  expect(await last).toBeUndefined()
  expect(await ended.own.ask('Two: ')).toBeUndefined()
})
