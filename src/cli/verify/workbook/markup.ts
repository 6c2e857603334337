/** A tag or the text between two, as it comes in markup. */
export interface MarkupPiece {
  readonly is: 'open' | 'close' | 'text'
  /** The name of the tag without its prefix; empty for text. */
  readonly name: string
  /** What stands in the tag, its name included; the text as it is read. */
  readonly text: string
}

/** The marks of a part of a workbook, one after the other. A tag that closes itself is opened and closed. Bad markup ends early. */
export function* marksOf(xml: string): Generator<MarkupPiece> {
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    if (start !== at) {
      yield { is: 'text', name: '', text: plain(xml.slice(at, start < 0 ? xml.length : start)) }
      if (start < 0) return
    }
    const end = xml.indexOf('>', start)
    if (end < 0) return
    const isClosed = xml[end - 1] === '/'
    const tag = xml.slice(start + 1, isClosed ? end - 1 : end)
    if (tag.startsWith('/')) yield { is: 'close', name: nameOf(tag.slice(1)), text: tag }
    else if (!tag.startsWith('?') && !tag.startsWith('!')) {
      const name = nameOf(tag)
      yield { is: 'open', name, text: tag }
      if (isClosed) yield { is: 'close', name, text: tag }
    }
    at = end + 1
  }
}

function nameOf(tag: string): string {
  const blank = tag.search(/\s/)
  const whole = blank < 0 ? tag : tag.slice(0, blank)
  return whole.slice(whole.indexOf(':') + 1)
}

/** What an attribute of a tag says; undefined where it has none of that name. */
export function attribute(tag: string, name: string): string | undefined {
  const before = ` ${name}="`
  const start = tag.indexOf(before)
  if (start < 0) return undefined
  const end = tag.indexOf('"', start + before.length)
  return end < 0 ? undefined : plain(tag.slice(start + before.length, end))
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text as it is read, without the escapes of markup and of spreadsheets. */
function plain(text: string): string {
  const read = text.includes('&')
    ? text.replaceAll(/&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
        if (name !== undefined) return entities[name] ?? whole
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      })
    : text
  return read.includes('_x')
    ? read.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : read
}
