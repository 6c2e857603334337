import type { Part } from '../render/html/scenario.ts'
import type { Table } from '../report/document.ts'
import { morph } from './morph.ts'

/** What makes the parts of what is told. */
export interface PartMaker {
  readonly names: () => readonly string[]
  readonly part: (name: string) => Part | undefined
}

/**
 * The parts of what is told of a scenario, which follow what is changed: those on the screen at once, the others one after the other
 * as soon as those are painted, and all of them before anything is printed.
 */
export class PartsView {
  private readonly section: Element
  private readonly telling: PartMaker
  private readonly nodes = new Map<string, Element>()
  private readonly written = new Map<string, string>()
  private readonly tables = new Map<string, Table>()
  /** The parts that do not show yet what is told now. */
  private late: string[] = []
  private turn = 0
  /** What is on the screen, as the browser tells it: to measure it would lay the page out. */
  private readonly onScreen = new Set<Element>()
  private readonly observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.onScreen.add(target)
      else this.onScreen.delete(target)
    }
  })

  constructor(section: Element, telling: PartMaker) {
    this.section = section
    this.telling = telling
    for (const node of section.querySelectorAll('[data-part]')) this.add(node)
    addEventListener('beforeprint', () => this.finish())
  }

  node(name: string): Element | undefined {
    return this.nodes.get(name)
  }

  /** The table that a part shows. */
  tableIn(part: Element): Table | undefined {
    return this.tables.get(nameOf(part))
  }

  /** Show what is told now. */
  show(): void {
    this.late = []
    for (const [name, node] of this.nodes) {
      if (this.onScreen.has(node)) this.write(name)
      else this.late.push(name)
    }
    this.section.setAttribute('aria-busy', 'true')
    const turn = ++this.turn
    if (document.hidden) this.finish()
    else requestAnimationFrame(() => setTimeout(() => this.next(turn)))
  }

  private next(turn: number): void {
    if (turn !== this.turn) return
    const name = this.late.shift()
    if (name === undefined) this.end()
    else {
      this.write(name)
      setTimeout(() => this.next(turn))
    }
  }

  private finish(): void {
    for (const name of this.late.splice(0)) this.write(name)
    this.end()
  }

  /** Parts that are told now and were not before have no place yet; those that are told no more are empty. */
  private end(): void {
    this.turn++
    let before: Element | undefined
    for (const name of this.telling.names()) {
      if (!this.nodes.has(name)) {
        const node = document.createElement('div')
        node.className = 'part'
        node.setAttribute('data-part', name)
        this.add(node)
        before?.after(node)
        this.write(name)
      }
      before = this.nodes.get(name)
    }
    this.section.removeAttribute('aria-busy')
  }

  private add(node: Element): void {
    this.nodes.set(nameOf(node), node)
    this.observer.observe(node)
  }

  private write(name: string): void {
    const [node, part] = [this.nodes.get(name), this.telling.part(name)]
    const text = part?.markup.text ?? ''
    if (part?.table !== undefined) this.tables.set(name, part.table)
    if (node === undefined || this.written.get(name) === text) return
    morph(node, text)
    this.written.set(name, text)
  }
}

function nameOf(part: Element): string {
  return part.getAttribute('data-part') ?? ''
}
