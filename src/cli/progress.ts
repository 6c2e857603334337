import { countText } from '../base/count-text.ts'
import type { Host } from './host.ts'

/** Work that is done sooner needs no telling, and nobody reads faster than this; both in milliseconds. */
const quietFor = 1000
const between = 250

/**
 * How far a long piece of work has come, how fast it goes and how long it will take, on standard error: only where a person watches, who
 * does not see the results themselves come by.
 */
export class Progress {
  private readonly host: Host
  private readonly isWatched: boolean
  private readonly total: number
  private readonly what: string
  private readonly now: () => number
  private readonly start: number
  private told: number
  private width = 0

  /** Of `total` pieces of work, which `what` names: `combinations`. `now` is a clock in milliseconds. */
  constructor(host: Host, isQuiet: boolean, total: number, what: string, now: () => number = () => performance.now()) {
    this.host = host
    this.isWatched = !isQuiet && host.errIsTerminal()
    this.total = total
    this.what = what
    this.now = now
    this.start = now()
    this.told = this.start + quietFor - between
  }

  /** Tell that so many pieces are done, where it is time to. */
  at(done: number): void {
    if (!this.isWatched) return
    const now = this.now()
    if (now - this.told < between || done === 0) return
    this.told = now
    const rate = done / ((now - this.start) / 1000)
    const left = (this.total - done) / rate
    this.write(
      `${countText(done)} of ${countText(this.total)} ${this.what}, ${countText(rate)} a second, ${durationInWords(left)} left`,
    )
  }

  /** Take the line away. */
  end(): void {
    if (this.width > 0) this.host.err(`\r${' '.repeat(this.width)}\r`)
    this.width = 0
  }

  private write(text: string): void {
    this.host.err(`\r${text.padEnd(this.width)}`)
    this.width = Math.max(this.width, text.length)
  }
}

/** Seconds as people say them: `8 s`, `3 min 20 s`, `2 h 5 min`. */
export function durationInWords(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}
