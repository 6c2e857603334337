import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

// The built program, completed by the shells themselves, as far as they are installed.
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenario-test-'))
  writeFileSync(
    join(folder, 'scenario'),
    `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/scenario.js')}" "$@"\n`,
  )
  chmodSync(join(folder, 'scenario'), 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0

function inShell(shell: string, args: readonly string[]): string[] {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
  const { stdout, status, stderr } = spawnSync(shell, args, {
    env: { ...env, PATH: `${folder}:${env.PATH}`, HOME: folder },
    encoding: 'utf8',
    timeout: 50_000,
  })
  if (status !== 0) throw new Error(`${shell} ended with ${status}: ${stderr}`)
  return stdout.trimEnd().split('\n')
}

// What is typed, the part of the last word that bash replaces, and what it is replaced by.
const typed: readonly [string, string, string][] = [
  ['scenario sol', 'sol', 'solve'],
  ['scenario run scenarios/3pct.y', 'scenarios/3pct.y', 'scenarios/3pct.yaml'],
  ['scenario run scenarios/3pct.yaml --set lines.acute.gro', 'lines.acute.gro', 'lines.acute.growth='],
  ['scenario run scenarios/3pct.yaml --set lines.acute.growth=', '', '3%'],
  ['scenario explain scenarios/3pct.yaml headroom 2019', '2019', '2019/20'],
]

it.skipIf(!has('bash'))('bash', () => {
  const ask = typed.map(([line, own]) => `ask '${line}' '${own}'`).join('\n')
  const script = `source <(scenario completion bash)
ask() { COMP_LINE=$1; COMP_POINT=\${#1}; _scenario scenario "$2" '' 2>/dev/null; printf '%s\\n' "\${COMPREPLY[*]}"; }
${ask}
ask 'scenario run READ' READ
ask 'scenario schema -o READ' READ
complete -p scenario`

  expect(inShell('bash', ['--norc', '-c', script])).toEqual([
    ...typed.map(([, , becomes]) => becomes),
    // README.md is no definition, and may be written to.
    '',
    'README.md',
    'complete -F _scenario scenario',
  ])
})

it.skipIf(!has('bash'))('bash offers a file once whose name holds a star, and one beside it', () => {
  const own = join(folder, 'stars')
  mkdirSync(own, { recursive: true })
  for (const name of ['a*.yaml', 'ab.yaml']) writeFileSync(join(own, name), '')
  const script = `source <(scenario completion bash)
cd '${own}'
COMP_LINE='scenario run a'; COMP_POINT=\${#COMP_LINE}
_scenario scenario a '' 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}" | sort`

  expect(inShell('bash', ['--norc', '-c', script]).sort()).toEqual(['a*.yaml', 'ab.yaml'])
})

it.skipIf(!has('fish'))('fish', () => {
  const ask = typed.map(([line]) => `complete -C '${line}' | string split -f 1 \\t`).join('\n')
  const script = `scenario completion fish | source
${ask}
complete -C 'scenario run READ'
complete -C 'scenario check a.yaml --reporter=ju'`

  expect(inShell('fish', ['--no-config', '-c', script])).toEqual([
    ...typed.map(([line, own, becomes]) => {
      const word = line.split(' ').at(-1) ?? ''
      return word.slice(0, word.length - own.length) + becomes
    }),
    '--reporter=junit',
  ])
})

// PowerShell has a function of its own for what completes a line at a place in it.
it.skipIf(!has('pwsh'))('powershell', () => {
  const ask = typed
    .map(
      ([line]) =>
        `([System.Management.Automation.CommandCompletion]::CompleteInput('${line}', ${line.length}, $null)).CompletionMatches[0].CompletionText`,
    )
    .join('\n')
  const script = `scenario completion powershell | Out-String | Invoke-Expression\n${ask}`

  expect(inShell('pwsh', ['-NoProfile', '-NonInteractive', '-Command', script])).toEqual(
    typed.map(([line, own, becomes]) => {
      const word = line.split(' ').at(-1) ?? ''
      return word.slice(0, word.length - own.length) + becomes
    }),
  )
})

// zsh completes in an editor of lines alone, so that it is given one, and asked by a key for what stands in it.
it.skipIf(!has('zsh'))('zsh', () => {
  const script = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1='> '; autoload -U compinit; compinit -u -D; source <(scenario completion zsh); setopt no_beep; told() { print -r -- \\"[[\\$BUFFER]]\\"; zle kill-whole-line }; zle -N told; bindkey '^X' told; print rea''dy"
line=''
until [[ $line == *ready* ]]; do zpty -r z line; done
for asked in "$@"; do
  zpty -w -n z "$asked"$'\\t'
  zpty -w -n z $'\\x18'
  zpty -r z line '*\\]\\]*'
  print -r -- "\${\${line#*\\[\\[}%%\\]\\]*}"
done
zpty -d z`
  const asked = typed.filter(([, own]) => own !== '')
  const becomes = asked.map(([line, own, value]) => line.slice(0, line.length - own.length) + value)

  expect(
    inShell('zsh', ['-f', '-c', script, 'zsh', ...asked.map(([line]) => line)]).map((line) => line.trimEnd()),
  ).toEqual(becomes)
})
