import { InvalidArgumentError } from 'commander'

/** Read a whole number of draws or points, in which thousands may be parted by a comma. */
export function drawCount(option: string, from: number, to: number): (text: string) => number {
  return (text) => {
    const digits = text.replaceAll(',', '')
    const number = /^\d{1,12}$/.test(digits) ? Number(digits) : Number.NaN
    if (number >= from && number <= to) return number
    throw new InvalidArgumentError(`${option} takes a whole number from ${from} to ${to}.`)
  }
}

export const mostSeed = 2 ** 32 - 1

/** Read `--seed`. */
export const seedNumber = drawCount('--seed', 0, mostSeed)
