import { listInWords } from '../base/list-in-words.ts'

/** What comes of work that Ctrl-C stopped: what is `told` on standard output is marked, and a file, which would outlast the mark, is not written. */
export function whatIsLeft(outputs: readonly { readonly target: string }[], told: string): string {
  const files = outputs.map(({ target }) => target).filter((target) => target !== '-')
  const unwritten = files.length === 0 ? [] : [`${listInWords(files)} ${files.length === 1 ? 'is' : 'are'} not written`]
  return [...(files.length < outputs.length ? [told] : []), ...unwritten].join(', and ')
}
