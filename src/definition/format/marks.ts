import { yaml } from '../text/packages.ts'
import { bare } from './blanks.ts'

/** A name that marks a part of a YAML text, or stands for such a part, and where. */
interface Mark {
  readonly at: number
  readonly name: string
}

/** Of two places of a text the first must stay before the second. */
export interface Before {
  readonly first: number
  readonly second: number
}

/** What the lexer gives beside the text itself: the start of a document, the end of a flow, the start of a scalar. */
const controls = new Set(['\u0002', '\u0018', '\u001f'])
const beforeText = '\u001f'

/** The tokens of a YAML text that are no scalars, with their places. */
function* tokens(text: string): Generator<{ readonly at: number; readonly token: string }> {
  let at = text.startsWith('\ufeff') ? 1 : 0
  let previous = ''
  for (const token of new (yaml().Lexer)().lex(text)) {
    if (controls.has(token)) previous = token
    else {
      if (previous !== beforeText) yield { at, token }
      at += token.length
      previous = token
    }
  }
}

/**
 * What an alias needs: that its anchor comes before it. Where one name marks several parts of a text, all that have to do
 * with it keep their order.
 */
export function orderOfMarks(text: string): readonly Before[] {
  if (!/[&*]/.test(text)) return []
  const last = new Map<string, Mark>()
  const anchored = new Set<string>()
  const again = new Set<string>()
  const found: { readonly mark: Mark; readonly isAlias: boolean; readonly anchor: Mark | undefined }[] = []
  for (const { at, token } of tokens(text)) {
    if (token[0] !== '&' && token[0] !== '*') continue
    const mark = { at, name: token.slice(1) }
    const isAlias = token[0] === '*'
    found.push({ mark, isAlias, anchor: isAlias ? last.get(mark.name) : undefined })
    if (isAlias) continue
    if (anchored.has(mark.name)) again.add(mark.name)
    anchored.add(mark.name)
    last.set(mark.name, mark)
  }
  const previous = new Map<string, Mark>()
  return found.flatMap(({ mark, anchor }): Before[] => {
    const before = again.has(mark.name) ? previous.get(mark.name) : anchor
    previous.set(mark.name, mark)
    return before === undefined ? [] : [{ first: before.at, second: mark.at }]
  })
}

/** The comments of a YAML text, in their order. */
export function allComments(text: string): string[] {
  return [...tokens(text)].flatMap(({ token }) => (token.startsWith('#') ? [bare(token)] : []))
}
