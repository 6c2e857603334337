import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
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

// In place of the program one that says whether the two files that it is given are the same, and of a single one that it is new.
const sameOrNot = `#!/bin/sh
verb=$1
while [ "$1" != -- ]; do shift; done
if [ "$verb" = run ]; then echo "# New"; exit 0; fi
cmp -s "$2" "$3" && exit 0
echo "# Another"; exit 1
`

it('files are looked for by patterns in both versions; no name becomes a command, markup or a mention, and a file that was renamed is known', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-changes-'))
  const hostile = [
    'a\nb.yaml',
    '$(touch owned).yaml',
    '`touch owned` @board.yaml',
    '<b>[x](y)*.yaml',
    '; touch owned.yaml',
    '-o.yaml',
  ]
  try {
    for (const name of ['bin', 'base/plans', 'here/plans']) mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, 'bin/scenario'), sameOrNot)
    chmodSync(join(folder, 'bin/scenario'), 0o755)
    const write = (version: string, name: string, text: string): void =>
      writeFileSync(join(folder, version, 'plans', name), text)
    for (const version of ['base', 'here']) write(version, 'kept.yaml', 'title: Kept\n')
    for (const version of ['base', 'here']) write(version, 'changed.yaml', `title: In ${version}\n`)
    write('base', 'gone.yaml', 'title: Gone\n')
    write('base', 'old.yaml', 'title: Moved\n')
    write('here', 'young.yaml', 'title: Moved\n')
    for (const [at, name] of hostile.entries()) write('here', name, `title: Hostile ${at}\n`)
    const out = execFileSync(
      'bash',
      [join(process.cwd(), 'bin/changes.sh'), '../base', 'plans/*.yaml', 'none/*.yaml'],
      {
        cwd: join(folder, 'here'),
        env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
        encoding: 'utf8',
      },
    )
    const told = new Map(
      out
        .split('\n### ')
        .slice(1)
        .map((part) => [part.split('\n')[0] ?? '', part.split('\n').slice(1).join('\n').trim()]),
    )

    expect(Object.fromEntries(told)).toEqual({
      '`plans/changed.yaml`': '#### Another',
      '`plans/gone.yaml`': 'Taken away.',
      '`plans/old.yaml`': 'Taken away.',
      '`plans/young.yaml`': 'It was called `plans/old.yaml` before. Nothing in it changes.',
      '`plans/a b.yaml`': '#### New',
      '`plans/$(touch owned).yaml`': '#### New',
      '`` plans/`touch owned` @board.yaml ``': '#### New',
      '`plans/<b>[x](y)*.yaml`': '#### New',
      '`plans/; touch owned.yaml`': '#### New',
      '`plans/-o.yaml`': '#### New',
    })
    expect(readdirSync(join(folder, 'here'))).toEqual(['plans'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
