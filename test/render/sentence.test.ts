import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { html } from '../../src/render/html/markup.ts'
import { sentenceMarkup } from '../../src/render/html/sentence.ts'
import type { SaidFigure } from '../../src/report/sentence.ts'

const figure = (value: number): SaidFigure => ({
  is: 'money',
  value: new Decimal(value),
  of: { rows: ['headroom'], year: 2018 },
  places: 1,
  told: 'whole',
  money: '£m',
})
const text = (markup: string): string => markup.replace(/<[^>]*>/g, '')
const button = (words: string): string =>
  `<button type="button" class="figure" data-row="headroom" data-year="2018/19">${words}</button>`

it('a bracket, a stop or a comma stays with the figure that it stands at', () => {
  const sentence = ['It is (', figure(2), ', then ', figure(3), '"', figure(4), ').']
  const alive = html`${sentenceMarkup(sentence, true)}`.text

  expect(alive).toBe(
    `It is <span class="figure">(${button('£2.0m')},</span> then <span class="figure">${button('£3.0m')}&quot;</span><span class="figure">${button('£4.0m')}).</span>`,
  )
  // Nothing is said twice or left out.
  expect(text(alive)).toBe('It is (£2.0m, then £3.0m&quot;£4.0m).')
  expect(html`${sentenceMarkup(sentence)}`.text).toBe('It is (£2.0m, then £3.0m&quot;£4.0m).')
})
