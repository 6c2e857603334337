/** What a reader may type after the name of the program, in no order. */
export const commandNames = [
  'run',
  'compare',
  'explain',
  'check',
  'assumptions',
  'solve',
  'sensitivity',
  'sweep',
  'simulate',
  'merge',
  'review',
  'batch',
  'appendix',
  'appraise',
  'diff',
  'rebase',
  'verify',
  'convert',
  'fmt',
  'terms',
  'init',
  'doctor',
  'completion',
  'schema',
] as const

export type CommandName = (typeof commandNames)[number]
