import { type AddressedChange, addressOf, changesIn } from '../living/address.ts'
import type { CarriedPlaces } from '../render/html/page-data.ts'
import { lineText } from '../report/sentence.ts'
import { page } from './carried-page.ts'
import { afterRest, button, element } from './dom.ts'
import { ScenarioView } from './scenario-view.ts'
import { TogetherView } from './together-view.ts'

// Before anything is measured, so that it is measured as it will stand.
document.documentElement.classList.add('alive')
const status = element('p', { class: 'aloud', role: 'status' })
const bar = element('p', { class: 'bar-words' })
const opener = button('Change assumptions', () => openSheet())
let inHand: ScenarioView | undefined

const views = [...document.querySelectorAll('.scenario')].map(
  (section, at) =>
    new ScenarioView(section, page.scenarios[at] as CarriedPlaces, page, {
      changed: (view) => changed(view),
      copy: (what, view) => void copy(what, view),
      done: () => closeSheet(),
    }),
)
const isAlone = views.length === 1

const announce = afterRest(700, () => {
  if (inHand !== undefined)
    status.textContent = `${inHand.answer?.[0] === undefined ? '' : lineText(inHand.answer[0])} ${inHand.summary}`
})
const address = afterRest(300, () =>
  history.replaceState(null, '', hash() === '' ? location.pathname + location.search : `#${hash()}`),
)
// Once what is in hand has followed.
const afterPaint = afterRest(50, showTogether)
const rest = afterRest(300, () => inHand?.rest())

// Tables that are not on the screen are not laid out while something is moved. Whoever only reads has the whole page.
const moving = document.documentElement.classList
const settle = afterRest(5000, () => moving.remove('moving'))
function move(): void {
  moving.add('moving')
  settle()
}
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element && target.closest('.levers') !== null) move()
})

function changed(view: ScenarioView): void {
  inHand = view
  move()
  showBar(view)
  afterPaint()
  announce()
  address()
  rest()
}

/** Tables and chart of scenarios side by side follow; how the first becomes another is told by the command alone. */
function showTogether(): void {
  const shown = views.map(({ shown: scenario, changed: { size } }) => ({ scenario, isChanged: size > 0 }))
  together.show(shown)
  asIssued.textContent = shown.some(({ isChanged }) => isChanged)
    ? 'The answers, the chart and the table side by side follow what you changed. All else in this part is as issued.'
    : ''
}

function showBar(view: ScenarioView): void {
  const [figure = ''] = view.answer?.[0] ?? []
  const words = isAlone ? view.short : `${view.title}, ${view.short}`
  bar.replaceChildren(element('strong', {}, lineText([figure])), `: ${words}`)
}

function hash(): string {
  return addressOf(
    views.flatMap((view) =>
      [...view.changed].map(
        ([path, text]): AddressedChange => ({ scenario: isAlone ? undefined : view.name, path, text }),
      ),
    ),
  )
}

/** Show what the address says. What it names that is not there is told. */
function follow(): void {
  // What only names a place of the page changes nothing.
  if (location.hash.length > 1 && !location.hash.includes('=')) return
  const wanted = changesIn(location.hash.slice(1))
  const known = new Set(views.map(({ name }) => name))
  const refused = wanted.flatMap(({ scenario }) =>
    scenario === undefined || known.has(scenario) ? [] : [`There is no scenario "${scenario}" here`],
  )
  for (const view of views) {
    const own = wanted.filter(({ scenario }) => scenario === view.name || scenario === undefined)
    const changes = new Map(own.map(({ path, text }) => [path, text]))
    const isOther =
      changes.size !== view.changed.size || [...changes].some(([path, text]) => view.changed.get(path) !== text)
    if (isOther) refused.push(...view.replace(changes))
  }
  problems.replaceChildren(
    ...(refused.length === 0
      ? []
      : [element('p', {}, `The address asks for what is not here: ${refused.join('; ')}.`)]),
  )
}

async function copy(what: 'link' | 'command', view: ScenarioView): Promise<void> {
  const text = what === 'command' ? view.command : `${location.href.split('#')[0]}${hash() === '' ? '' : `#${hash()}`}`
  view.panel.note('')
  try {
    await navigator.clipboard.writeText(text)
    view.panel.note(`Copied: ${text}`)
  } catch {
    view.panel.note(text)
  }
}

/** Where each scenario stands, and its assumptions with it. */
function contents(): HTMLElement {
  const links = views.map(({ section, title }) => element('li', {}, element('a', { href: `#${section.id}` }, title)))
  const name = 'Change the assumptions of a scenario'
  return element('nav', { class: 'contents', 'aria-label': name }, `${name}: `, element('ul', {}, ...links))
}

/** Whether a part of the page reaches over the middle of the screen. */
function isRead(section: Element): boolean {
  const { top, bottom } = section.getBoundingClientRect()
  return top < innerHeight / 2 && bottom > innerHeight / 2
}

function openSheet(): void {
  const view = views.find(({ section }) => isRead(section)) ?? inHand
  if (view === undefined) return
  document.documentElement.classList.add('sheet')
  view.panel.node.classList.add('open')
  view.panel.heading.focus()
}

function closeSheet(): void {
  document.documentElement.classList.remove('sheet')
  for (const { panel } of views) panel.node.classList.remove('open')
  opener.focus()
}

const together = new TogetherView(page)
const asIssued = element('p', { class: 'stale' })
document.querySelector('.together')?.prepend(asIssued)
if (!isAlone) document.querySelector('.together')?.before(contents())
const problems = element('div', { class: 'address', role: 'alert' })
document.querySelector('main')?.prepend(problems)
document.body.append(element('section', { class: 'bar', 'aria-label': 'What is shown' }, bar, opener), status)
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && document.documentElement.classList.contains('sheet')) closeSheet()
})
if (views[0] !== undefined) {
  inHand = views[0]
  showBar(views[0])
}
if (location.hash !== '') follow()
if (!isAlone) showTogether()
addEventListener('beforeprint', showTogether)
// Long, and asked for by few: it is folded up where it can be unfolded, and always printed.
const register = document.querySelector<HTMLDetailsElement>('.register')
const unfold = (isOpen: boolean): void => {
  if (register !== null) register.open = isOpen
}
unfold(false)
addEventListener('beforeprint', () => unfold(true))
for (const view of views) view.rest()
setTimeout(() => views[0]?.rehearse(), 1500)
addEventListener('hashchange', follow)
