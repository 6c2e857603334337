import type { Table } from '../document.ts'
import { wordsTable } from './content.ts'
import type { Met, Pack } from './pack.ts'

/** A requirement that the program knows, and how it is answered. */
export interface AnsweredRequirement {
  readonly requirement: string
  /** What the program has is shown: whether that meets the requirement is for people to say. */
  readonly met: Exclude<Met, 'yes'> | 'shown' | 'not-provided'
  readonly where: string
}

const words: Readonly<Record<AnsweredRequirement['met'] | Met, string>> = {
  shown: 'shown',
  yes: 'yes',
  no: 'NO',
  partly: 'partly',
  'not-applicable': 'not applicable',
  'not-provided': 'not provided',
}

/** Every requirement, whether it is met, and where: those of the program first, then those that the manifest states. */
export function checklistTable(answered: readonly AnsweredRequirement[], { requirements }: Pack): Table {
  return wordsTable(
    'Requirements, and where each is answered',
    ['Answered', 'Where'],
    [
      ...answered.map(({ requirement, met, where }) => [requirement, words[met], where] as const),
      ...requirements.map(({ requirement, met, where }) => [requirement, words[met], where ?? ''] as const),
    ],
  )
}
