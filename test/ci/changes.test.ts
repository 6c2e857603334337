import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

// In place of the program one that tells a long table, folded up.
const longTable = `#!/bin/sh
[ "$1" = diff ] || exit 0
printf '# What changed\\n\\n<details>\\n<summary>Before and now</summary>\\n\\n'
i=0; while [ $i -lt 700 ]; do printf '| %0100d |\\n' $i; i=$((i + 1)); done
printf '\\n</details>\\n'
exit 1
`

it('a comment that is too long is cut between lines, and what is folded up there is closed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-changes-'))
  try {
    for (const name of ['bin', 'base', 'here']) mkdirSync(join(folder, name))
    writeFileSync(join(folder, 'bin/scenario'), longTable)
    chmodSync(join(folder, 'bin/scenario'), 0o755)
    for (const name of ['base', 'here']) writeFileSync(join(folder, name, 'plan.yaml'), 'title: Plan\n')
    const out = execFileSync('bash', [join(process.cwd(), 'bin/changes.sh'), '../base', 'plan.yaml'], {
      cwd: join(folder, 'here'),
      env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
      encoding: 'utf8',
    })

    // 700 lines of 105 characters are 73,500, of which a comment holds 60,000.
    expect(out.length).toBeLessThan(65_536)
    expect(out.match(/^<details>$/gm)).toHaveLength(1)
    expect(out.match(/^<\/details>$/gm)).toHaveLength(1)
    expect(out).toMatch(/ \|\n\n<\/details>\n\nMore scenarios change than have room here\.\n$/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
