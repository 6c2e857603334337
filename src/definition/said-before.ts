const start = 'Said of the plan from '

/** What a person said of a plan, once that is rolled forward: as it was said, and of which plan. What was marked before stays as it is. */
export function saidBefore(text: string, from: string): string {
  return text.startsWith(start) ? text : `${start}${from}: ${text}`
}

/** The mark of what was said of an earlier plan, without its colon, and what was said; of any other text no mark. */
export function partedSaid(text: string): { readonly mark: string | undefined; readonly said: string } {
  const end = text.startsWith(start) ? text.indexOf(': ') : -1
  return end < 0 ? { mark: undefined, said: text } : { mark: text.slice(0, end), said: text.slice(end + 2) }
}
