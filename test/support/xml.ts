/** An element of a document: its own text is that between its tags, without that of its children. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

const nameStart = ':A-Z_a-z'
const tag = new RegExp(
  `^<([${nameStart}][${nameStart}0-9.-]*)((?:\\s+[${nameStart}][${nameStart}0-9.-]*="[^"<]*")*)\\s*(/?)>`,
)
const attribute = new RegExp(`\\s+([${nameStart}][${nameStart}0-9.-]*)="([^"<]*)"`, 'g')
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Read XML 1.0 strictly, as far as reports use it: elements, attributes, text and references. Throws on whatever makes a
 * document not well-formed: a character XML cannot hold, a bare ampersand, tags that do not pair, an attribute given twice.
 */
export function readXml(source: string): Element {
  for (const character of source) {
    const code = character.codePointAt(0) ?? 0
    const allowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000
    if (!allowed) throw new Error(`XML cannot hold U+${code.toString(16)}`)
  }
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(source)
  if (declaration === null) throw new Error('There is no XML declaration')
  const reader = new Reader(source.slice(declaration[0].length))
  const root = reader.element()
  if (reader.rest.trim() !== '') throw new Error(`After the root stands ${reader.rest.slice(0, 40)}`)
  return root
}

class Reader {
  rest: string

  constructor(source: string) {
    this.rest = source
  }

  element(): Element {
    const found = tag.exec(this.rest)
    if (found === null) throw new Error(`Not a tag: ${this.rest.slice(0, 80)}`)
    const [whole, name = '', written = '', empty] = found
    this.rest = this.rest.slice(whole.length)
    const attributes: Record<string, string> = {}
    for (const [, key = '', value = ''] of written.matchAll(attribute)) {
      if (key in attributes) throw new Error(`${name} has ${key} twice`)
      attributes[key] = resolve(value)
    }
    const children: Element[] = []
    let text = ''
    if (empty === '/') return { name, attributes, children, text }
    for (;;) {
      const next = this.rest.indexOf('<')
      if (next === -1) throw new Error(`${name} is not closed`)
      const between = this.rest.slice(0, next)
      if (between.includes(']]>')) throw new Error('Text holds ]]>')
      text += resolve(between)
      this.rest = this.rest.slice(next)
      if (!this.rest.startsWith('</')) {
        children.push(this.element())
        continue
      }
      const close = `</${name}>`
      if (!this.rest.startsWith(close)) throw new Error(`${name} is closed by ${this.rest.slice(0, 40)}`)
      this.rest = this.rest.slice(close.length)
      return { name, attributes, children, text }
    }
  }
}

function resolve(text: string): string {
  const bare = /&(?!(?:lt|gt|amp|quot|apos|#\d+);)/.exec(text)
  if (bare !== null) throw new Error(`A bare ampersand in ${text.slice(bare.index, bare.index + 40)}`)
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d+));/g, (_, name: string | undefined, code: string | undefined) =>
    name === undefined ? String.fromCodePoint(Number(code)) : (entities[name] ?? ''),
  )
}

/** Every element of a name, in document order. */
export function all(element: Element, name: string): Element[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))]
}
