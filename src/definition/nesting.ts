/** No definition needs more; a file that nests deeper is broken or hostile, and can overflow a parser. */
export const nestingLimit = 64

/**
 * The offset where a YAML text nests deeper than the limit, or undefined. Counted on the text before it is parsed,
 * because a parser that recurses may not live to tell.
 *
 * Blocks are counted by indentation and by `-`, `?` and `:` indicators, flow collections by brackets that stand where a
 * value may start. Text in block scalars is counted with the rest: to be taken for structure it would have to be
 * indented 64 steps.
 */
export function deepestNesting(text: string): number | undefined {
  const columns: number[] = []
  let flow = 0
  let lineStart = 0
  while (lineStart < text.length) {
    const newline = text.indexOf('\n', lineStart)
    const lineEnd = newline === -1 ? text.length : newline
    let offset = lineStart
    while (text[offset] === ' ' || text[offset] === '\t') offset++
    if (offset < lineEnd && text[offset] !== '#' && text[offset] !== '\r') {
      if (flow === 0) {
        const column = offset - lineStart
        while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) columns.pop()
        columns.push(column)
      }
      while ((text[offset] === '-' || text[offset] === '?' || text[offset] === ':') && /[ \t]/.test(text[offset + 1] ?? '')) {
        if (flow === 0) columns.push(offset - lineStart + 1)
        offset++
        while (text[offset] === ' ' || text[offset] === '\t') offset++
        if (columns.length > nestingLimit) return offset
      }
      if (columns.length > nestingLimit) return offset
      let mayStart = true
      for (; offset < lineEnd; offset++) {
        const character = text[offset] ?? ''
        if (mayStart && (character === '"' || character === "'")) {
          const close = text.indexOf(character, offset + 1)
          if (close === -1 || close > lineEnd) break
          offset = close
          mayStart = false
        } else if (mayStart && (character === '[' || character === '{')) {
          flow++
          if (columns.length + flow > nestingLimit) return offset
        } else if (flow > 0 && (character === ']' || character === '}')) {
          flow--
          mayStart = false
        } else if (character === '#' && mayStart) {
          break
        } else if (character === ' ' || character === '\t') {
          const before = text[offset - 1]
          mayStart = mayStart || before === ':' || before === ',' || before === '-' || before === '?'
        } else {
          // JSON writes a value hard against its colon: {"a":{"b":1}}.
          mayStart = flow > 0 && (character === ',' || character === ':')
        }
      }
    }
    lineStart = lineEnd + 1
  }
  return undefined
}
