import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** A browser for the tests of a file, and a folder for its pages. */
export function inBrowser(): {
  /** Make a page by the command line, as a file. */
  readonly file: (argv: readonly string[], files?: Readonly<Record<string, string>>) => Promise<string>
  /** Open a file, with what follows the `#` of its address. Whatever it asks for or throws is a fault of the page. */
  readonly open: (
    url: string,
    options?: BrowserContextOptions,
  ) => Promise<{ readonly page: Page; readonly faults: string[] }>
} {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  let count = 0
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })
  return {
    file: async (argv, files = {}) => {
      const { out, exit, err } = await runCli([...argv, '--format', 'html', '--quiet'], { files })
      if (exit !== 0) throw new Error(err)
      const path = join(folder, `${count++}.html`)
      writeFileSync(path, out)
      return pathToFileURL(path).href
    },
    open: async (url, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (problem) => faults.push(`throws: ${problem.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`says: ${message.text()}`)
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(url.split('#')[0] ?? url)) faults.push(`asks for ${request.url()}`)
      })
      page.on('dialog', (dialog) => faults.push(`opens ${dialog.message()}`))
      await page.goto(url)
      return { page, faults }
    },
  }
}

/** Wait until all of a page shows what was changed, and not only what is on the screen. */
export async function settled(page: Page): Promise<void> {
  await page.locator('html:not(:has([aria-busy]))').waitFor({ state: 'attached' })
}
