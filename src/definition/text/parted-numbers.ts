import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import { numberOf } from '../values/number-readings.ts'
import type { MapEntry, MapNode, Node, ScalarNode } from './tree.ts'

/** Without a blank behind it a comma stands between two figures of one number, or else between two entries. */
const commaBetweenDigits = /\d,\d/
/** What a comma between braces leaves of a number: its last figures, its unit, and the bracket that closes it before or behind. */
const restOfNumber = /^\d+(?:\.\d+)?\)?\s?(?:%|k|m|bn|million|billion)?[)-]?$/i
/** From the first figure of a text to its last. */
const figures = /\d(?:.*\d)?/
/** A rate in thousands is nobody's, and may be one to three places. */
const inThousands = /^[1-9]\d*,\d{3}$/
const thousands = /^\d{3}(?!\d)/
const upToThousands = /^[£+-]*\d{1,3}$/

/**
 * A tree in which no number is parted by its own comma, which YAML takes for the end of an entry: `{ base: 220,562 }` is one number to
 * whoever wrote it, and two entries to YAML. What is found is told, once, and nothing more is known of that number. In a list
 * such commas are only told from those between items where these have a blank behind them.
 */
export function withWholeNumbers(tree: Node, text: string, tell: Tell): Node {
  return commaBetweenDigits.test(text) ? new WholeNumbers(text, tell).node(tree) : tree
}

class WholeNumbers {
  private readonly text: string
  private readonly tell: Tell
  /** A node may stand in several places, by an alias. */
  private readonly known = new Map<Node, Node>()

  constructor(text: string, tell: Tell) {
    this.text = text
    this.tell = tell
  }

  node(node: Node): Node {
    const known = this.known.get(node)
    if (known !== undefined) return known
    const made = node.is === 'map' ? this.map(node) : node.is === 'list' ? this.list(node) : node
    this.known.set(node, made)
    return made
  }

  private map(node: MapNode): MapNode {
    const entries: MapEntry[] = []
    let parted: Parted | undefined
    for (const entry of node.entries.values()) {
      const { key, keySpan, value } = entry
      const before = parted?.last ?? entries.at(-1)?.value
      const isRest = value.is === 'scalar' && value.text === '' && restOfNumber.test(key)
      if (isRest && before !== undefined && this.isJoined(before, keySpan.start)) {
        const text = parted?.text ?? (before.is === 'scalar' ? before.text : '')
        parted = { text: `${text},${key}`, last: { is: 'scalar', text: key, span: keySpan }, of: parted?.of ?? before }
        continue
      }
      this.close(parted, entries)
      parted = undefined
      entries.push({ ...entry, value: this.node(value) })
    }
    this.close(parted, entries)
    return { ...node, entries: new Map(entries.map((entry) => [entry.key, entry])) }
  }

  /** Put the number that its entry was begun with in the place of what was read of it. */
  private close(parted: Parted | undefined, entries: MapEntry[]): void {
    const entry = entries.at(-1)
    if (parted !== undefined && entry !== undefined) entries.splice(-1, 1, { ...entry, value: this.refused(parted) })
  }

  private list(node: Extract<Node, { is: 'list' }>): Node {
    const { items } = node
    const isApart = (at: number): boolean => {
      const [before, item] = [items[at - 1], items[at]]
      return before !== undefined && item !== undefined && item.span.start > before.span.end + 1
    }
    const isSpaced = items.some((_, at) => isApart(at))
    const joined: Node[] = []
    let parted: Parted | undefined
    for (const item of items) {
      const before = parted?.last ?? joined.at(-1)
      const isRest = isSpaced && item.is === 'scalar' && thousands.test(item.text) && restOfNumber.test(item.text)
      if (
        isRest &&
        before?.is === 'scalar' &&
        upToThousands.test(before.text) &&
        this.isJoined(before, item.span.start)
      ) {
        parted = { text: `${parted?.text ?? before.text},${item.text}`, last: item, of: parted?.of ?? before }
        continue
      }
      if (parted !== undefined) joined.splice(-1, 1, this.refused(parted))
      parted = undefined
      joined.push(this.node(item))
    }
    if (parted !== undefined) joined.splice(-1, 1, this.refused(parted))
    return { ...node, items: joined }
  }

  /** Whether nothing but a comma stands between a figure that ends and one that begins. */
  private isJoined(before: Node, start: number): boolean {
    return (
      before.is === 'scalar' &&
      before.span.end === start - 1 &&
      commaBetweenDigits.test(this.text.slice(start - 2, start + 1))
    )
  }

  private refused({ text, of, last }: Parted): ScalarNode {
    const span = { ...of.span, end: last.span.end }
    this.tell(diagnose('comma-in-number', span, { text, mend: wholeNumber(text) }))
    return { is: 'scalar', text, span, refused: true }
  }
}

/** A number that was read in parts. */
interface Parted {
  readonly text: string
  readonly last: ScalarNode
  readonly of: Node
}

/** A number without its commas, or undefined where they may be read in two ways, or in none. */
function wholeNumber(text: string): string | undefined {
  const written = figures.exec(text)?.[0] ?? ''
  const number = text.includes('%') && inThousands.test(written) ? undefined : numberOf(written)
  return number === undefined ? undefined : text.replace(written, number)
}
