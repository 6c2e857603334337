import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The build bundles manual pages and the scripts of shells as text; tests read them the same way.
  plugins: [
    {
      name: 'text',
      transform: (code, id) => (/\.(?:md|sh|ps1)$/.test(id) ? `export default ${JSON.stringify(code)}` : undefined),
    },
  ],
  test: { include: ['test/**/*.test.ts'], setupFiles: ['test/support/setup.ts'], testTimeout: 60_000 },
})
