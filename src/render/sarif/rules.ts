import { methodsFile } from '../../base/methods-file.ts'
import type { CheckResult } from '../../checks/result.ts'
import type { ProblemCode } from '../../diagnostics/catalogue.ts'
import { help } from '../../diagnostics/help.ts'

/** A rule that a finding is a breach of. */
export interface Rule {
  readonly id: string
  readonly title: string
  readonly help: string
}

/** The rule of a problem of the catalogue. */
export function problemRule(code: ProblemCode): Rule {
  const words = code.replaceAll('-', ' ')
  return { id: code, title: words.charAt(0).toUpperCase() + words.slice(1), help: help[code] }
}

const kinds: Readonly<Record<CheckResult['kind'], string>> = {
  arithmetic:
    'The figures of a projection agree with one another to half a penny. A failure is a fault of the program.',
  rule: `A rule of business that the plan must meet. ${methodsFile}, section 12, says how it is worked out.`,
  control: 'A total stated under "controls", that a row must meet within its tolerance.',
  author: 'A condition that the author of the definition states under "checks".',
  proof: 'A result is what its recorded command makes of the files that it rests on, to the byte.',
}

/** The rule of a check: those of the author's are called as in the definition. */
export function checkRule({ id, kind, title }: CheckResult): Rule {
  return { id, title, help: kinds[kind] }
}

/** Rules in the order in which they are first broken, each once. */
export class Rules {
  private readonly known = new Map<string, { readonly index: number; readonly rule: Rule }>()

  /** The place of a rule in the list. */
  indexOf(rule: Rule): number {
    const found = this.known.get(rule.id) ?? { index: this.known.size, rule }
    this.known.set(rule.id, found)
    return found.index
  }

  list(): object[] {
    return [...this.known.values()].map(({ rule }) => ({
      id: rule.id,
      shortDescription: { text: plain(rule.title) },
      fullDescription: { text: plain(rule.help) },
      help: { text: plain(rule.help) },
    }))
  }
}

/**
 * Text of a message, in which {0} would stand for an argument and [words](1) for a link. Other brackets are only themselves,
 * and most readers show a doubled one as two.
 */
export function plain(text: string): string {
  return text.replace(/\{(\d)/g, '{ $1').replaceAll('](', '] (')
}
