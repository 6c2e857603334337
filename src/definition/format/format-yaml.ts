import type { SourceFile } from '../../diagnostics/span.ts'
import type { MapNode, Node } from '../text/tree.ts'
import { arrange, sharedOut } from './arrange.ts'
import { bare, unindented } from './blanks.ts'
import { blocksOf, endOfAll, isOwn, type LineBlock } from './blocks.ts'
import { flowText } from './flow-text.ts'
import { type Holder, houseOrder } from './house-order.ts'
import { Lines } from './lines.ts'
import { type Before, orderOfMarks } from './marks.ts'

/**
 * The text of a definition that was read without an error in the house order: keys in the order of the key table, two
 * spaces a level, one blank line at most, one space after a colon and inside braces. Lines move whole, with the comments
 * above them; texts, quotes, anchors, and what stands in braces over several lines stay as they are written.
 */
export function formatYaml(file: SourceFile, tree: Node, order: Holder = houseOrder): string {
  const lines = new Lines(file)
  if (tree.is !== 'map' || !lines.isInBlocks(tree)) return file.text
  const layout = new Layout(lines)
  layout.root(tree, order, orderOfMarks(file.text))
  return layout.text()
}

class Layout {
  private readonly lines: Lines
  private readonly out: string[] = []
  /** At the start of a file or of a map, where no blank line stands. */
  private isStart = true
  /** Behind a text that would take one more blank line for its own. */
  private isOpen = false

  constructor(lines: Lines) {
    this.lines = lines
  }

  text(): string {
    const { ending } = this.lines
    return `${this.out.join(ending)}${ending}`
  }

  /** What stands above the first key is about the file and stays there, as does what stands below the last one. */
  root(tree: MapNode, order: Holder, before: readonly Before[]): void {
    const { lines } = this
    const blocks = blocksOf(tree, 0, lines.count, lines)
    const above = blocks[0]?.first ?? 0
    this.gap(0, above, 0)
    this.blocks(
      blocks.map((block) => (block.gap === 0 ? { ...block, gap: above } : block)),
      tree,
      order,
      0,
      before,
    )
    this.gap(endOfAll(blocks), lines.count, 0)
    if (!this.isOpen && this.out.at(-1) === '') this.out.pop()
  }

  private blocks(
    blocks: readonly LineBlock[],
    map: MapNode,
    holder: Holder | undefined,
    indent: number,
    before: readonly Before[],
  ): void {
    const held = holder?.(map)
    const inside = sharedOut(blocks, before)
    for (const block of arrange(blocks, held?.order, before)) {
      this.gap(block.gap, block.first, indent)
      this.block(block, held?.under(block.name), indent, inside(block))
    }
  }

  private block(block: LineBlock, holder: Holder | undefined, indent: number, before: readonly Before[]): void {
    const { lines } = this
    const { entry, inner, first, after } = block
    const key = lines.file.text.slice(entry.keySpan.start, entry.keySpan.end)
    const write = (behind: string): void =>
      this.write(`${' '.repeat(indent)}${key}:${behind === '' ? '' : ` ${behind}`}`)
    if (inner !== undefined) {
      write(bare(lines.behind(entry)))
      this.isStart = true
      const within = blocksOf(inner, first + 1, after, lines)
      this.blocks(within, inner, holder, indent + 2, before)
      this.gap(endOfAll(within), after, indent + 2)
    } else if (after - first === 1) write(this.onOneLine(block, holder, before))
    else {
      write(lines.behind(entry))
      const shift = indent - lines.columnOf(entry.keySpan.start)
      for (let line = first + 1; line < after; line++) this.write(shifted(lines.at(line), shift))
      this.isOpen = isOwn(entry, block.end) && lines.keepsBlanks(entry.value)
    }
  }

  /** A value on the line of its key, with a comment behind it. */
  private onOneLine({ entry, end }: LineBlock, holder: Holder | undefined, before: readonly Before[]): string {
    const { span } = entry.value
    const behind = bare(this.lines.behind(entry))
    const flow = isOwn(entry, end) ? flowText(entry.value, holder, before) : undefined
    if (flow === undefined) return behind
    const written = span.file.text.slice(span.start, span.end)
    const at = behind.indexOf(written)
    return at === -1 ? behind : `${behind.slice(0, at)}${flow}${behind.slice(at + written.length)}`
  }

  /** Blank lines and comments: one blank line at most, and none at the start. */
  private gap(from: number, to: number, indent: number): void {
    for (let line = from; line < to; line++) {
      const text = bare(this.lines.at(line))
      if (text !== '') this.write(`${' '.repeat(indent)}${text}`)
      else if (!this.isStart && !this.isOpen && this.out.at(-1) !== '') this.out.push('')
    }
  }

  private write(line: string): void {
    this.out.push(line)
    this.isStart = false
    this.isOpen = false
  }
}

/** A line of a text over several lines, moved with its key. Of blanks there may be fewer than it is moved by. */
function shifted(line: string, shift: number): string {
  if (line === '' || shift >= 0) return line === '' ? '' : ' '.repeat(shift) + line
  const blanks = line.length - unindented(line).length
  return line.slice(Math.min(blanks, -shift))
}
