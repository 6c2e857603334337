import type { ResultProvenance } from '../result-provenance.ts'

/** A check of a saved result, as it is written there; empty texts for what it does not have. */
export interface SavedCheck {
  readonly scenario: string
  readonly id: string
  readonly title: string
  readonly outcome: string
  readonly severity: string
  readonly year: string
  readonly measured: string
  /** What that is in, as rows have it. */
  readonly unit: string
}

/** A sentence that a saved result tells of a scenario. */
export interface SavedFact {
  readonly scenario: string
  readonly text: string
}

/** A row of a saved result. */
export interface SavedRow {
  readonly scenario: string
  readonly row: string
  /** The member of a place whose row it is; empty for the row of a scenario. */
  readonly member: string
  readonly label: string
  readonly unit: string
  readonly priceBase: string
  /** By year, as decimals; null where there is no value. */
  readonly values: ReadonlyMap<string, string | null>
}

/** A result as it was saved, with what it records. */
export interface SavedResult {
  readonly path: string
  readonly rows: readonly SavedRow[]
  /** Undefined where its format holds none. */
  readonly checks: readonly SavedCheck[] | undefined
  readonly facts: readonly SavedFact[] | undefined
  readonly provenance: ResultProvenance | undefined
}
