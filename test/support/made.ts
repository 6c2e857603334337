import type { Made } from '../../src/report/document.ts'
import { unstarted } from '../../src/report/hint.ts'

/** What a document of a test is made by. */
export function made(command: string, answer: Made['answer']): Made {
  return {
    command,
    answer,
    version: '0',
    started: unstarted,
    settings: [],
    timestamp: undefined,
    workingDirectory: '/work',
    asked: undefined,
    inputs: () => ({}),
    values: () => ({}),
  }
}
