/** Questions to a person at a terminal, one after the other. */
export interface Dialogue {
  /** Ask, and wait for a line; undefined where the person ends it with Ctrl-C, or there is no more to read. */
  readonly ask: (question: string) => Promise<string | undefined>
  readonly close: () => void
}

/** A dialogue on the terminal of this process: questions go to standard error, as everything does that is no result. */
export function nodeDialogue(): Dialogue {
  const { createInterface } = process.getBuiltinModule('node:readline/promises')
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  const ended = new Promise<undefined>((resolve) => {
    reader.once('SIGINT', () => resolve(undefined))
    reader.once('close', () => resolve(undefined))
  })
  return {
    ask: (question) => Promise.race([ended, reader.question(question)]),
    close: () => reader.close(),
  }
}
