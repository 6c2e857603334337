import type { Chapter } from './document.ts'

/** A chapter that is of no scenario, and says nothing yet. */
export function bareChapter(name: string, title: string): Chapter {
  return {
    name,
    path: '',
    title,
    organisation: undefined,
    definition: undefined,
    basis: undefined,
    stamp: undefined,
    declared: [],
    facts: [],
    tables: [],
    charts: [],
    checks: [],
    notes: [],
    whole: undefined,
    derivation: undefined,
    problems: [],
    data: { figures: undefined, facts: [], checks: [] },
    unit: '£',
    cash: '£',
    settings: [],
    inputs: {},
    values: {},
  }
}
