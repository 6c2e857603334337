import type { Changes } from '../living/living-scenario.ts'
import type { OtherPlan } from '../living/other-plans.ts'
import { element } from './dom.ts'

/** The choice of one part to leave out or to change, and the command for what has no control. */
export class PlanControl {
  readonly node: HTMLElement
  private readonly others: readonly OtherPlan[]
  private readonly select: HTMLSelectElement
  private readonly error: HTMLElement

  constructor(
    others: readonly OtherPlan[],
    id: string,
    byCommand: string,
    chosen: (plan: OtherPlan | undefined) => void,
  ) {
    this.others = others
    const errorId = `${id}-error`
    this.select = element('select', { id, 'aria-describedby': `${id}-under ${errorId}` })
    this.select.append(
      ...['All as issued', ...others.map(({ words }) => words)].map((words) => element('option', {}, words)),
    )
    this.select.addEventListener('change', () => chosen(others[this.select.selectedIndex - 1]))
    this.error = element('p', { class: 'error', id: errorId })
    const choice = [element('label', { for: id }, 'Leave out or change one part'), this.select]
    const what =
      others.length === 0
        ? 'To leave out a part or change a month or a year, use the command: '
        : 'One at a time. For more than one, or another month or year, use the command: '
    this.node = element(
      'div',
      { class: 'lever plan' },
      ...(others.length === 0 ? [] : choice),
      element('p', { class: 'under', id: `${id}-under` }, element('span', {}, what, element('code', {}, byCommand))),
      this.error,
    )
  }

  /** Show which is chosen among some changes, and return it. */
  show(changes: Changes): OtherPlan | undefined {
    const at = this.others.findIndex(({ path, text }) => changes.get(path) === text)
    this.select.selectedIndex = at + 1
    this.node.classList.toggle('changed', at >= 0)
    return this.others[at]
  }

  /** Say why what was chosen is refused; nothing where it is shown. */
  tellError(text: string): void {
    this.error.textContent = text
  }
}
