import { expect, it } from 'vitest'
import { durationInWords, Progress } from '../../src/cli/progress.ts'
import { silentHost } from '../../src/cli/silent-host.ts'

/** What is told on standard error, with a clock that is set by hand, in milliseconds. */
function told(isWatched: boolean, isQuiet = false): { progress: Progress; at: (now: number, done: number) => string } {
  let err = ''
  let clock = 0
  const host = {
    ...silentHost(),
    errIsTerminal: () => isWatched,
    err: (text: string) => {
      err += text
    },
  }
  const progress = new Progress(host, isQuiet, 1000, 'combinations', () => clock)
  const at = (now: number, done: number): string => {
    err = ''
    clock = now
    progress.at(done)
    return err
  }
  return { progress, at }
}

it('tells how far, how fast and how much longer, from the first second on and no more often than can be read', () => {
  const { at } = told(true)

  expect(at(500, 100)).toBe('')
  // By hand: 250 in 1 s are 250 a second; the 750 that are left take 3 s.
  expect(at(1000, 250)).toBe('\r250 of 1,000 combinations, 250 a second, 3 s left')
  expect(at(1100, 300)).toBe('')
  expect(at(2000, 500)).toContain('500 of 1,000 combinations, 250 a second, 2 s left')
})

it('takes its line away at the end', () => {
  let err = ''
  const host = {
    ...silentHost(),
    errIsTerminal: () => true,
    err: (text: string) => {
      err = text
    },
  }
  let clock = 0
  const progress = new Progress(host, false, 10, 'draws', () => clock)
  clock = 1000
  progress.at(5)
  const { length } = err
  progress.end()

  expect(err).toBe(`\r${' '.repeat(length - 1)}\r`)
})

it('tells nothing where nobody watches, or nobody wants to know', () => {
  expect(told(false).at(5000, 500)).toBe('')
  expect(told(true, true).at(5000, 500)).toBe('')
})

it.each([
  [0.2, '1 s'],
  [59, '59 s'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words)
})
