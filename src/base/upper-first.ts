/** A text that begins with a capital: a label that stands by itself, or begins a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
