import { describe, expect, it } from 'vitest'
import { dark, light } from '../../../src/render/html/colours.ts'
import { terminalColours, terminalPicture } from '../../../src/render/svg/terminal.ts'
import { contrast } from '../../support/contrast.ts'
import { elementsOf } from '../../support/drawn.ts'
import { readXml } from '../../support/xml.ts'

const esc = '\u001b'
const texts = (text: string): { readonly text: string; readonly column: number; readonly kind: string | undefined }[] =>
  elementsOf(readXml(terminalPicture(text, { typed: 'scenario run a.yaml', description: 'Facts.', columns: 80 })))
    .filter(({ name }) => name === 'text')
    .slice(1)
    .map(({ text: own, attributes }) => ({
      text: own,
      // 20 pixels of margin, 8.4 a column.
      column: (Number(attributes.x) - 20) / 8.4,
      kind: attributes.class,
    }))

describe('a picture of a terminal', () => {
  it('begins with what was typed', () => {
    const [first] = elementsOf(
      readXml(terminalPicture('a', { typed: 'scenario run a.yaml', description: 'Facts.', columns: 80 })),
    ).filter(({ name }) => name === 'text')

    expect(first?.text).toBe('$ scenario run a.yaml')
  })

  it('puts every stretch in its column, and has the colours and weights that are asked for', () => {
    expect(texts(`Funding   ${esc}[31m(46.4)${esc}[39m  ${esc}[1mBold ${esc}[2mdim${esc}[22m plain`)).toEqual([
      { text: 'Funding', column: expect.closeTo(0, 1), kind: undefined },
      { text: '(46.4)', column: expect.closeTo(10, 1), kind: 'sgr-31' },
      { text: 'Bold', column: expect.closeTo(18, 1), kind: 'bold' },
      { text: 'dim', column: expect.closeTo(23, 1), kind: 'bold dim' },
      { text: 'plain', column: expect.closeTo(27, 1), kind: undefined },
    ])
  })

  it('heeds nothing else that steers a terminal, and text stays text', () => {
    expect(texts(`${esc}[2J${esc}[?25la<b>${esc}[0;1;36mc${esc}[m d`)).toEqual([
      { text: 'a<b>', column: 0, kind: undefined },
      { text: 'c', column: expect.closeTo(4, 1), kind: 'bold sgr-36' },
      { text: 'd', column: expect.closeTo(6, 1), kind: undefined },
    ])
  })

  it.each(Object.entries(terminalColours))('colour %s stands out by 4.5 to 1 on both grounds', (_, colours) => {
    expect(contrast(colours.light, light.ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours.dark, dark.ground)).toBeGreaterThanOrEqual(4.5)
  })
})
