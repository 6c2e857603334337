import { defineConfig, mergeConfig } from 'vitest/config'
import usual from '../../vitest.config.ts'

/** Tests that need LibreOffice, which every machine that only runs the usual ones may lack. */
export default defineConfig(() => {
  const merged = mergeConfig(usual, { test: { testTimeout: 1_800_000 } })
  return { ...merged, test: { ...merged.test, include: ['test/spreadsheet/**/*.spec.ts'] } }
})
