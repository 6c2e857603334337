/** So long, in milliseconds, the event loop may wait for its turn. */
const longest = 40

/** Gives the event loop its turn from time to time, because only there Ctrl-C is heard. */
export class Turns {
  private last = performance.now()

  /** Wait for the event loop, where it has waited long enough. */
  async take(): Promise<void> {
    if (performance.now() - this.last < longest) return
    await new Promise((resolve) => setImmediate(resolve))
    this.last = performance.now()
  }
}
