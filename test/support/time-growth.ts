/** Below so many milliseconds a time is mostly noise. */
const noise = 1
const mostRounds = 8
const doublings = 4

/**
 * How many times longer something takes each time its size is doubled, on the average of four doublings up to a size: 2 where
 * it takes time with its size, 4 with the square of it. Processor time, the least of several measurements; measured again for as
 * long as the answer is above `enough`.
 */
export function timeGrowth(run: (size: number) => void, size: number, enough: number): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 1; ; round++) {
    most = Math.min(
      most,
      timeOf(() => run(size)),
    )
    for (let again = 0; again < 3; again++)
      least = Math.min(
        least,
        timeOf(() => run(size / 2 ** doublings)),
      )
    const growth = (most / Math.max(least, noise)) ** (1 / doublings)
    if (growth <= enough || round === mostRounds) return growth
  }
}

function timeOf(run: () => void): number {
  const before = process.cpuUsage()
  run()
  // Only the sum is exact: which part of a short time was the system's is guessed from the ticks of its clock.
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
