/**
 * CSV with the blanks round a quoted cell, which are layout, put inside its quotes: each quote changes places with them, so that every
 * other character stays where it is. `a, "b" ,c` becomes `a," b ",c`. One pass; what is no CSV is left for its reader to tell.
 */
export function blanksInside(text: string): string {
  if (!/[ \t]"|"[ \t]/.test(text)) return text
  const pieces: string[] = []
  let kept = 0
  const turn = (start: number, end: number, piece: string): void => {
    pieces.push(text.slice(kept, start), piece)
    kept = end
  }
  for (let at = 0; at < text.length; at++) {
    const open = blanksUpTo(text, at)
    if (text[open] !== '"') {
      at = endOfPlain(text, open)
      continue
    }
    const close = closingQuote(text, open)
    const end = close === -1 ? -1 : blanksUpTo(text, close + 1)
    // What stands there is no cell, and behind it nothing is sure.
    if (end === -1 || !isEnd(text, end)) break
    if (open > at) turn(at, open + 1, `"${text.slice(at, open)}`)
    if (end > close + 1) turn(close, end, `${text.slice(close + 1, end)}"`)
    at = text.startsWith('\r\n', end) ? end + 1 : end
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(kept)
}

/** The comma or the line break that ends a cell without quotes. */
function endOfPlain(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== ',' && text[at] !== '\n') at++
  return at
}

function isEnd(text: string, at: number): boolean {
  return at === text.length || text[at] === ',' || text[at] === '\n' || text.startsWith('\r\n', at)
}

/** Where the blanks end that start at a place of a line. */
export function blanksUpTo(text: string, start: number): number {
  let at = start
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

/** The first quote of a quoted cell that is not doubled; -1 where it is never closed. */
export function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start + 1)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}
