/** A change as an address tells it: of which scenario, where a page has several, the path and the text. */
export interface AddressedChange {
  readonly scenario: string | undefined
  readonly path: string
  readonly text: string
}

/** Changes as the part of an address after its `#`; nothing where there are none. */
export function addressOf(changes: readonly AddressedChange[]): string {
  return changes
    .map(({ scenario, path, text }) => {
      const name = scenario === undefined ? '' : `${encodeURIComponent(scenario)}:`
      return `${name}${path}=${encodeURIComponent(text)}`
    })
    .join('&')
}

/** The changes that an address tells, what follows its `#`; a bare per cent sign, as people type it, is read as one. */
export function changesIn(address: string): readonly AddressedChange[] {
  return address
    .split('&')
    .filter((one) => one.includes('='))
    .map((one) => {
      const equals = one.indexOf('=')
      const whole = decoded(one.slice(0, equals))
      const colon = whole.lastIndexOf(':')
      return {
        scenario: colon === -1 ? undefined : whole.slice(0, colon),
        path: whole.slice(colon + 1),
        text: decoded(one.slice(equals + 1)),
      }
    })
}

/** A text with its escapes read, where they are escapes. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace(/%25/g, '%')
  }
}
