import type { Lever } from '../living/lever.ts'
import { fieldOf, isPerCent, leverNumber, textAt, textOfField } from '../living/lever-text.ts'
import { element } from './dom.ts'

/** The control of one figure: a slider with a field, and the figure as issued. It tells of every move and keeps what is typed as typed. */
export class LeverControl {
  readonly node: HTMLElement
  readonly lever: Lever
  private readonly field: HTMLInputElement
  private readonly slider: HTMLInputElement | undefined
  private readonly worth = element('span', { class: 'worth' })
  private readonly error: HTMLElement

  constructor(lever: Lever, id: string, moved: (text: string) => void) {
    const { label, years, kind, reach, words } = lever
    this.lever = lever
    this.field = element('input', {
      id,
      type: 'text',
      inputmode: kind === 'rate' ? 'text' : 'decimal',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': `${id}-under ${id}-error`,
    })
    const name = element('label', { for: id, id: `${id}-name` }, years === undefined ? label : `${label}, ${years}`)
    const unit = isPerCent(kind) ? element('span', { class: 'unit' }, '%') : ''
    this.slider = reach && this.sliderOf(id, moved)
    this.error = element('p', { class: 'error', id: `${id}-error` })
    const under = element(
      'p',
      { class: 'under', id: `${id}-under` },
      element('span', {}, `As issued: ${words}`),
      this.worth,
    )
    this.node = element(
      'div',
      { class: 'lever' },
      element('div', { class: 'top' }, name, element('span', { class: 'field' }, this.field, unit)),
      ...(this.slider === undefined ? [] : [element('div', { class: 'track' }, this.tick(), this.slider)]),
      under,
      this.error,
    )
    this.field.addEventListener('input', () => moved(textOfField(lever, this.field.value)))
    this.field.addEventListener('dblclick', () => moved(lever.text))
    this.show(lever.text, true)
  }

  /** Show a text; what is being typed stays as it is typed. */
  show(text: string, isWritten: boolean): void {
    const { lever, field, slider } = this
    if (isWritten && document.activeElement !== field) field.value = fieldOf(lever, text)
    const number = leverNumber(lever, text)
    if (slider !== undefined && number !== undefined && document.activeElement !== slider)
      slider.value = number.toString()
    const now = isPerCent(lever.kind) ? text : fieldOf(lever, text)
    slider?.setAttribute(
      'aria-valuetext',
      text === lever.text ? `${lever.words}, as issued` : `${now}, as issued ${lever.words}`,
    )
    this.node.classList.toggle('changed', text !== lever.text)
  }

  /** Put what a text says into the field, even where it is being typed in. */
  write(text: string): void {
    this.field.value = fieldOf(this.lever, text)
    if (this.slider !== undefined) this.slider.value = leverNumber(this.lever, text)?.toString() ?? ''
    this.show(text, true)
  }

  tellWorth(text: string): void {
    if (this.worth.textContent !== text) this.worth.textContent = text
  }

  /** Switch it off where there is nothing to move, or on again. */
  setOff(isOff: boolean): void {
    this.field.disabled = isOff
    if (this.slider !== undefined) this.slider.disabled = isOff
  }

  /** Say what is wrong with what stands in the field; nothing where it is right. */
  tellError(text: string): void {
    this.error.textContent = text
    if (text === '') this.field.removeAttribute('aria-invalid')
    else this.field.setAttribute('aria-invalid', 'true')
  }

  /** Where the number as issued stands on the slider. */
  private tick(): HTMLElement {
    const { from = 0, to = 1 } = this.lever.reach ?? {}
    const tick = element('span', { class: 'tick' })
    // The middle of the thumb does not reach the ends of the track.
    const part = to === from ? 0 : (this.lever.at.toNumber() - from) / (to - from)
    tick.style.left = `calc(13px + (100% - 26px) * ${part.toFixed(4)})`
    return tick
  }

  private sliderOf(id: string, moved: (text: string) => void): HTMLInputElement {
    const { lever } = this
    const { from = 0, to = 0, step = 1 } = lever.reach ?? {}
    const slider = element('input', {
      type: 'range',
      min: `${from}`,
      max: `${to}`,
      step: `${step}`,
      'aria-labelledby': `${id}-name`,
      list: undefined,
    })
    slider.addEventListener('input', () => {
      const text = textAt(lever, slider.valueAsNumber)
      this.field.value = fieldOf(lever, text)
      moved(text)
    })
    slider.addEventListener('dblclick', () => {
      this.write(lever.text)
      moved(lever.text)
    })
    return slider
  }
}
