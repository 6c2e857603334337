import { expect, it } from 'vitest'
import { inBrowser, settled } from './browser.ts'

const { file, open } = inBrowser()

/** The answer and the table year by year, as they are read. */
const told = async (page: Awaited<ReturnType<typeof open>>['page']): Promise<(string | null)[]> => {
  await settled(page)
  return Promise.all(['answer', 'table-0', 'checks'].map((name) => page.locator(`[data-part=${name}]`).textContent()))
}

it('a contract is left out, a figure changed beside it and both put back, as the command has them', async () => {
  const { page, faults } = await open(await file(['run', 'scenarios/mcp.yaml']))
  const select = page.locator('.plan select')
  const issued = await told(page)

  await select.selectOption('Without Multispecialty community provider (contract)')
  const growth = page.locator('.lever', { hasText: 'Acute, growth' }).locator('input[type=text]')
  await growth.fill('2')
  // Of a contract that is left out nothing is moved.
  const index = page.locator('.lever', {
    hasText: 'Multispecialty community provider, efficiency asked of the provider',
  })
  expect(await index.locator('input[type=text]').isDisabled()).toBe(true)
  await page.waitForURL((to) => to.hash === '#contracts.mcp.enabled=false&lines.acute.growth=2%25')
  await page.getByRole('button', { name: 'Copy command' }).click()
  await page.locator('.noted', { hasText: 'scenario run' }).waitFor()
  expect(await page.locator('.noted').textContent()).toContain(
    'scenario run scenarios/mcp.yaml --set contracts.mcp.enabled=false --set lines.acute.growth=2%',
  )
  const argv = ['run', 'scenarios/mcp.yaml', '--set', 'contracts.mcp.enabled=false', '--set', 'lines.acute.growth=2%']
  const { page: still } = await open(await file(argv), { javaScriptEnabled: false })
  const words = (texts: (string | null)[]): string[] => texts.map((text) => (text ?? '').replace(/\s+/g, ' ').trim())
  expect(words(await told(page))).toEqual(words(await told(still)))
  // What stays as issued says which command has it with the changes.
  expect(await page.locator('.stale code').first().textContent()).toContain(
    'scenario sensitivity scenarios/mcp.yaml --set contracts.mcp.enabled=false',
  )

  await page.getByRole('button', { name: 'Reset' }).click()
  expect(await told(page)).toEqual(issued)
  expect(await index.locator('input[type=text]').isDisabled()).toBe(false)
  expect(faults).toEqual([])
})

it('an address that asks for two other plans is told to be one too many, and a page without any names the command', async () => {
  const url = await file(['run', 'scenarios/mcp.yaml'])
  const { page } = await open(`${url}#contracts.mcp.enabled=false&savings.acute.enabled=false`)
  await page.locator('.address', { hasText: 'which the command takes together' }).waitFor()

  const { page: other } = await open(await file(['run', 'scenarios/3pct.yaml']))
  expect(await other.locator('.plan select').count()).toBe(0)
  expect(await other.locator('.plan code').textContent()).toBe('scenario run scenarios/3pct.yaml --set path=value')
})
