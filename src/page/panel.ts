import type { Lever } from '../living/lever.ts'
import type { Changes, LivingScenario } from '../living/living-scenario.ts'
import type { OtherPlan } from '../living/other-plans.ts'
import { button, element } from './dom.ts'
import { LeverControl } from './lever-control.ts'
import { PlanControl } from './plan-control.ts'

/** So many controls stand in view; the others are found in a list. */
const mostInView = 8

/** What the control of other plans is called where others are called by the paths of their figures. */
export const planControl = ''

/** Whose panel it is: `title` is that of the scenario; its head says it where the page has several. */
export interface PanelOf {
  readonly id: string
  readonly title: string
  readonly isOneOfSeveral: boolean
}

/** What a panel asks of the page. */
export interface PanelActions {
  readonly moved: (lever: Lever, text: string) => void
  readonly chosen: (plan: OtherPlan | undefined) => void
  readonly reset: () => void
  readonly copyLink: () => void
  readonly copyCommand: () => void
  readonly done: () => void
}

/** The assumptions of a scenario with their controls, and what of them was changed. */
export class Panel {
  readonly node: HTMLElement
  readonly heading: HTMLElement
  private readonly controls = new Map<string, LeverControl>()
  private readonly plans: PlanControl
  private readonly list = element('ul', { class: 'changes' })
  private readonly noted = element('output', { class: 'noted' })
  private readonly resetButton: HTMLButtonElement
  /** The paths of the controls in which stands what was refused. */
  readonly refused = new Set<string>()
  private shown: Changes = new Map()
  /** What is changed in, once something was. */
  private living: LivingScenario | undefined
  private readonly levers: readonly Lever[]
  private readonly actions: PanelActions

  /** `byCommand` is a command line that takes what no control changes. */
  constructor(
    levers: readonly Lever[],
    plans: readonly OtherPlan[],
    { id, title, isOneOfSeveral }: PanelOf,
    byCommand: string,
    actions: PanelActions,
  ) {
    this.levers = levers
    this.actions = actions
    this.plans = new PlanControl(plans, `${id}-plan`, byCommand, actions.chosen)
    const head = `Change an assumption${isOneOfSeveral ? `: ${title}` : ''}`
    this.heading = element('p', { class: 'head', tabindex: '-1' }, head)
    this.resetButton = button('Reset', actions.reset)
    const control = (lever: Lever): HTMLElement => {
      const made = new LeverControl(lever, `${id}-${this.controls.size}`, (text) => actions.moved(lever, text))
      this.controls.set(lever.path, made)
      return made.node
    }
    const shown = (lever: Lever): HTMLElement => {
      const node = control(lever)
      const made = this.controls.get(lever.path)
      made?.show(this.shown.get(lever.path) ?? lever.text, true)
      if (made !== undefined) this.setOff(made)
      return node
    }
    const first = levers.filter(({ reach, isFact }) => reach !== undefined && isFact !== true).slice(0, mostInView)
    const others = levers.filter((lever) => !first.includes(lever))
    this.node = element(
      'section',
      { class: 'levers', 'aria-label': `Assumptions: ${title}` },
      element('div', { class: 'tools' }, this.heading, button('Done', actions.done, { class: 'done' })),
      ...first.map(control),
      ...(others.length === 0 ? [] : [otherLevers(others, shown, `${id}-find`)]),
      this.plans.node,
      this.list,
      element(
        'p',
        { class: 'tools' },
        this.resetButton,
        ' ',
        button('Copy link', actions.copyLink),
        ' ',
        button('Copy command', actions.copyCommand),
      ),
      this.noted,
    )
    this.show(new Map())
  }

  /** Show what is changed, each with a way to put it back. */
  show(changes: Changes, living?: LivingScenario): void {
    this.living = living
    for (const control of this.controls.values()) this.setOff(control)
    for (const path of new Set([...this.shown.keys(), ...changes.keys()])) {
      const control = this.controls.get(path)
      control?.show(changes.get(path) ?? control.lever.text, true)
    }
    this.shown = new Map(changes)
    const plan = this.plans.show(changes)
    this.list.replaceChildren(
      ...(plan === undefined ? [] : [this.changed(plan.words, plan.words, () => this.actions.chosen(undefined))]),
      ...this.levers.flatMap((lever) => {
        const text = changes.get(lever.path)
        return text === undefined ? [] : [this.change(lever, text)]
      }),
    )
    this.showReset()
  }

  /** Write what is so into the control of a path, in the place of whatever stands there. */
  write(path: string, changes: Changes): void {
    const control = this.controls.get(path)
    control?.write(changes.get(path) ?? control.lever.text)
    this.tellError(path, '')
  }

  /** Say what is wrong with what stands in a control; nothing where it is right. */
  tellError(path: string, text: string): void {
    if (path === planControl) this.plans.tellError(text)
    else this.controls.get(path)?.tellError(text)
    if (text === '') this.refused.delete(path)
    else this.refused.add(path)
    this.showReset()
  }

  private showReset(): void {
    this.resetButton.disabled = this.shown.size === 0 && this.refused.size === 0
  }

  control(path: string): LeverControl | undefined {
    return this.controls.get(path)
  }

  /** The figures whose controls are in view. */
  get inView(): readonly Lever[] {
    return [...this.controls.values()].slice(0, mostInView).map(({ lever }) => lever)
  }

  note(text: string): void {
    this.noted.textContent = text
  }

  private change(lever: Lever, text: string): HTMLElement {
    const name = lever.years === undefined ? lever.label : `${lever.label}, ${lever.years}`
    return this.changed(`${name}: ${lever.words} to ${text}`, name, () => {
      this.controls.get(lever.path)?.write(lever.text)
      this.actions.moved(lever, lever.text)
    })
  }

  /** A change in words, with a way to put it back. */
  private changed(words: string, name: string, putBack: () => void): HTMLElement {
    const back = button('Put back', () => {
      putBack()
      this.heading.focus()
    })
    back.setAttribute('aria-label', `Put back ${name}`)
    return element('li', {}, `${words} `, back)
  }

  /** Of a figure that the plan does not have that is shown there is nothing to move. */
  private setOff(control: LeverControl): void {
    control.setOff(this.living !== undefined && this.living.lever(control.lever.path) === undefined)
  }
}

/** A list that is searched by the names of what is in it; its controls are made when it is first opened. */
function otherLevers(levers: readonly Lever[], control: (lever: Lever) => HTMLElement, id: string): HTMLElement {
  const find = element('input', { type: 'search', id, autocomplete: 'off' })
  let rows: readonly { readonly words: string; readonly node: HTMLElement }[] = []
  find.addEventListener('input', () => {
    const wanted = find.value.trim().toLowerCase()
    for (const { words, node } of rows) node.hidden = !words.includes(wanted)
  })
  const list = element(
    'details',
    {},
    element('summary', {}, `${levers.length} other ${levers.length === 1 ? 'assumption' : 'assumptions'}`),
    element('p', { class: 'find' }, element('label', { for: id }, 'Find '), find),
  )
  list.addEventListener('toggle', () => {
    if (rows.length > 0) return
    rows = levers.map((lever) => ({ words: `${lever.label} ${lever.path}`.toLowerCase(), node: control(lever) }))
    list.append(...rows.map(({ node }) => node))
  })
  return list
}
