/** Whether a figure of the keyboard stands at a place of a text: quicker than a pattern, where most texts are asked. */
export function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}
