import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The build bundles manual pages as text; tests read them the same way.
  plugins: [
    {
      name: 'text',
      transform: (code, id) => (id.endsWith('.md') ? `export default ${JSON.stringify(code)}` : undefined),
    },
  ],
  test: { include: ['test/**/*.test.ts'], setupFiles: ['test/support/setup.ts'], testTimeout: 60_000 },
})
