import type { SourceFile, Span } from '../../diagnostics/span.ts'

/** A text that somebody stated, and where it stands. */
export interface StatedText {
  readonly text: string
  readonly span: Span
}

/** What people state of a chapter. */
export interface StatedChapter {
  readonly id: string
  /** Its id where it stands in the manifest. */
  readonly span: Span
  readonly title: StatedText | undefined
  /** Narrative in Markdown. */
  readonly text: StatedText | undefined
  readonly notApplicable: StatedText | undefined
}

export interface Signature {
  readonly role: string
  readonly name: string | undefined
  readonly date: string | undefined
  readonly decision: string | undefined
}

export interface QualityActivity {
  readonly activity: string
  readonly by: string | undefined
  readonly date: string | undefined
  readonly outcome: string | undefined
}

/** Whether a requirement is met. */
export type Met = 'yes' | 'no' | 'partly' | 'not-applicable'

export interface Requirement {
  readonly requirement: string
  readonly met: Met
  readonly where: string | undefined
}

/** What people state of the whole appendix, in the order in which a reader meets it. */
export const controls = [
  'status',
  'version',
  'date',
  'owner',
  'senior-responsible-owner',
  'approvals',
  'assurance',
  'limitations',
  'changes',
] as const
export type PackControl = (typeof controls)[number]

/** The manifest of an appendix: what people state of it beside the definitions. */
export interface Pack {
  /** Its file; undefined where there is none, so that nothing is stated. */
  readonly source: SourceFile | undefined
  readonly title: string | undefined
  readonly organisation: string | undefined
  readonly controls: ReadonlyMap<PackControl, string>
  readonly counterfactual: StatedText | undefined
  readonly preferred: StatedText | undefined
  /** The path of a definition of options, from the manifest. */
  readonly appraisal: StatedText | undefined
  readonly order: readonly StatedText[]
  /** Where they stand; undefined where there are none. */
  readonly chaptersAt: Span | undefined
  /** By their ids. */
  readonly chapters: ReadonlyMap<string, StatedChapter>
  readonly signatures: readonly Signature[]
  readonly log: readonly QualityActivity[]
  readonly requirements: readonly Requirement[]
}

/** What there is where nothing is stated. */
export const nothingStated: Pack = {
  source: undefined,
  title: undefined,
  organisation: undefined,
  controls: new Map(),
  counterfactual: undefined,
  preferred: undefined,
  appraisal: undefined,
  order: [],
  chaptersAt: undefined,
  chapters: new Map(),
  signatures: [],
  log: [],
  requirements: [],
}
