/** Text that is HTML already. Only `html` makes it, so that nothing a file says can become any. */
export class Markup {
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /**
   * Put markup together: what stands in the template is HTML as it is, and every text put into it is escaped, in an attribute as well
   * as between tags. Markup that is put in stays markup; lists follow one another; nothing comes of what is undefined.
   */
  static of(texts: TemplateStringsArray, ...parts: readonly Inserted[]): Markup {
    return new Markup(texts.map((text, at) => text + inserted(parts[at])).join(''))
  }

  /** Text of the program's own, or made safe by whoever hands it over, that stands as it is: a style, a script, escaped data. */
  static own(text: string): Markup {
    return new Markup(text)
  }
}

/** What may be put into markup. */
export type Inserted = Markup | string | number | undefined | readonly Inserted[]

/** The one tag by which HTML is written. */
export function html(texts: TemplateStringsArray, ...parts: readonly Inserted[]): Markup {
  return Markup.of(texts, ...parts)
}

function inserted(part: Inserted): string {
  if (part === undefined) return ''
  if (part instanceof Markup) return part.text
  return typeof part === 'object' ? part.map(inserted).join('') : escaped(String(part))
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What HTML would read as its own, and what no HTML may hold: controls but for blanks, and halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const special = /[&<>"'\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu

function escaped(text: string): string {
  return text.replace(special, (character) => named[character] ?? '\ufffd')
}
