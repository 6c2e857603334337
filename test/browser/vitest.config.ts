import { defineConfig, mergeConfig } from 'vitest/config'
import usual from '../../vitest.config.ts'

/** Tests that need Chromium, which every machine that only runs the usual ones may lack. */
export default defineConfig(() => {
  const merged = mergeConfig(usual, { test: { testTimeout: 600_000, hookTimeout: 60_000, fileParallelism: false } })
  return { ...merged, test: { ...merged.test, include: ['test/browser/**/*.spec.ts'] } }
})
