/** Put an apostrophe before text that starts, after spaces and quotes, with a sign that starts a formula in a spreadsheet. */
export function defuse(value: string): string {
  return isArmed(value) ? `'${value}` : value
}

/** A text as it was before it was defused; any other text as it is. */
export function undefuse(value: string): string {
  return value.startsWith("'") && isArmed(value.slice(1)) ? value.slice(1) : value
}

function isArmed(value: string): boolean {
  return /^[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value)
}
