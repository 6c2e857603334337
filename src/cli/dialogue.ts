/** Questions to a person at a terminal, one after the other. */
export interface Dialogue {
  /** Ask, and wait for a line; undefined where the person ends it with Ctrl-C, or there is no more to read. */
  readonly ask: (question: string) => Promise<string | undefined>
  readonly close: () => void
}

/** Where a dialogue is held: what a person types, and what they read. */
interface Terminal {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** Whether keys arrive one by one, Ctrl-C among them; left out, the streams say. */
  readonly terminal?: boolean
}

/** A dialogue on the terminal of this process: questions go to standard error, as everything does that is no result. */
export function nodeDialogue(at: Terminal = { input: process.stdin, output: process.stderr }): Dialogue {
  const { createInterface } = process.getBuiltinModule('node:readline/promises')
  const reader = createInterface(at)
  let isEnded = false
  const ended = new Promise<undefined>((resolve) => {
    const end = (): void => {
      isEnded = true
      resolve(undefined)
    }
    reader.once('SIGINT', end)
    reader.once('close', end)
  })
  // Lines that come before they are asked for, as when several are pasted, are kept for the questions that follow.
  const early: string[] = []
  let waiting: ((line: string) => void) | undefined
  reader.on('line', (line) => {
    if (waiting === undefined) early.push(line)
    else waiting(line)
    waiting = undefined
  })
  return {
    ask: (question) => {
      const line = early.shift()
      if (isEnded && line === undefined) return Promise.resolve(undefined)
      reader.setPrompt(question)
      reader.prompt()
      if (line !== undefined) return Promise.resolve(line)
      const answer = new Promise<string>((resolve) => {
        waiting = resolve
      })
      return Promise.race([answer, ended])
    },
    close: () => reader.close(),
  }
}
