import type { Refusing } from '../definition/define/refusing.ts'
import type { Definition } from '../definition/definition.ts'
import { type Diagnostic, diagnose, type Tell } from '../diagnostics/catalogue.ts'

/** What is refused, as it is told. */
export function errorsTold(): { readonly problems: readonly Diagnostic[]; readonly tell: Tell } {
  const problems: Diagnostic[] = []
  return {
    problems,
    tell: (problem) => {
      if (problem.severity === 'error') problems.push(problem)
    },
  }
}

/** How figures are refused that a page holds: no places of files are told, and all that was carried was read. */
export function refusingIn({ horizon }: Pick<Definition, 'horizon'>, tell: Tell): Refusing {
  return {
    horizon,
    refuse: (code, span, args) => tell(diagnose(code, span, args)),
    spanOf: () => undefined,
    hasUnread: () => false,
  }
}
