import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { inBrowser, settled } from './browser.ts'

const { file, open } = inBrowser()

const paths = readdirSync('scenarios')
  .filter((name) => /\.(?:yaml|csv)$/.test(name))
  .map((name) => `scenarios/${name}`)

/** What is read of a scenario: the text of each part, by its name; of the picture its figures, as it shows what was so as issued too. */
async function read(page: Page): Promise<Record<string, string>> {
  await settled(page)
  const parts = await page.locator('.scenario [data-part]').all()
  const texts = await Promise.all(
    parts.map(async (part) => {
      const name = (await part.getAttribute('data-part')) ?? ''
      const text = await (name === 'chart' ? part.locator('details') : part).allTextContents()
      return [name, text.join('').replace(/\s+/g, ' ').trim()]
    }),
  )
  return Object.fromEntries(texts)
}

/** The same of the page that the command makes, in which nothing runs. */
async function byCommand(argv: readonly string[]): Promise<Record<string, string>> {
  const { page } = await open(await file(argv), { javaScriptEnabled: false })
  const told = await read(page)
  await page.context().close()
  return told
}

/** A generator of numbers from 0 to 1 that is the same every time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

describe.each(paths)('%s', (path) => {
  it('says in a browser what the command says, as opened and after changes of its own controls', async () => {
    const url = await file(['run', path])
    const { page, faults } = await open(url)
    expect(await page.evaluate(() => document.documentElement.classList.contains('alive'))).toBe(true)
    expect(await read(page)).toEqual(await byCommand(['run', path]))

    const next = numbers(paths.indexOf(path) + 1)
    const fields = page.locator('.lever input[type=text]')
    const list = page.locator('.levers details')
    if ((await list.count()) > 0) {
      await list.evaluate((details: HTMLDetailsElement) => {
        details.open = true
      })
      await list.locator('.lever').first().waitFor()
    }
    const count = await fields.count()
    for (let turn = 0; turn < Math.min(4, count); turn++) {
      const at = Math.floor(next() * count)
      const field = fields.nth(at)
      const lever = page.locator('.lever').nth(at)
      const before = await field.inputValue()
      const slider = lever.locator('input[type=range]')
      if ((await slider.count()) > 0 && next() < 0.6) {
        await slider.focus()
        for (let press = 0; press < 1 + Math.floor(next() * 4); press++)
          await page.keyboard.press(next() < 0.5 ? 'ArrowLeft' : 'ArrowRight')
      } else {
        const now = Number(before)
        await field.fill(Number.isNaN(now) ? '1' : `${Math.abs(now + Math.round(next() * 20 - 10) / 8)}`)
      }
      // What is refused changes nothing, so that there may be nothing to reset.
      if ((await lever.locator('.error').textContent()) !== '') await field.fill(before)
      expect(await lever.locator('.error').textContent()).toBe('')
      await page.getByRole('button', { name: 'Copy command' }).click()
      const noted = page.locator('.noted:not(:empty)')
      const command = (await noted.textContent())?.replace(/^Copied: /, '') ?? ''
      const words = (command.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'|'$/g, ''))
      expect(words.slice(0, 3)).toEqual(['scenario', 'run', path])
      const { about: _, ...told } = await byCommand(words.slice(1))
      const { about: __, ...shown } = await read(page)
      expect(shown, command).toEqual(told)
    }
    expect(faults).toEqual([])
    await page.context().close()
  })
})

it('a comparison opened at an address says what the command says', async () => {
  const all = ['scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml']
  const url = await file(['compare', ...all])
  const { page, faults } = await open(`${url}#3pct:lines.acute.growth=2%`)
  const own = page.locator('#scenario-2 [data-part=answer]')

  const { out } = await runCli([
    'run',
    'scenarios/3pct.yaml',
    '--set',
    'lines.acute.growth=2%',
    '--csv',
    '--rows',
    'out-of-hospital.envelope',
  ])
  const left = Number(out.trim().split('\n')[1]?.split(',').at(-1))
  expect(await own.textContent()).toContain(`£${left.toFixed(1)}m would be left`)
  // Side by side it is the same figure, under a name that says who changed it.
  const rows = page.locator('[data-part=together] tr', { hasText: '3% acute growth (changed by you)' })
  expect(await rows.first().locator('td').last().textContent()).toBe(left.toFixed(1))
  expect(await page.locator('[data-part=together-chart] figure').textContent()).toContain(`£${left.toFixed(1)}m`)
  const answers = page.locator('[data-part=together-answers]')
  expect(await answers.locator('dt').allTextContents()).toEqual([
    '6% acute growth',
    '3% acute growth (changed by you)',
    'Nil acute growth',
  ])
  expect(await answers.locator('dd').nth(1).textContent()).toContain(
    `£${left.toFixed(1)}m would be left for care out of hospital in 2027/28`,
  )
  // What is told beside the figures stays what the file tells: whose they are stands in the band.
  expect(await page.locator('[data-part=together] caption').textContent()).toBe(
    'Scenarios side by side £ million, cash',
  )
  await page.locator('.stale', { hasText: 'All else in this part is as issued.' }).waitFor()
  await page.waitForURL((to) => to.hash === '#3pct:lines.acute.growth=2%25')
  // To go to a scenario puts nothing back.
  await page.locator('.contents a').last().click()
  await page.waitForURL((to) => to.hash === '#scenario-3')
  expect(await own.textContent()).toContain(`£${left.toFixed(1)}m would be left`)
  expect(faults).toEqual([])
})
