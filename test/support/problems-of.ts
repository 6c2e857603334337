import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { runCli } from './run-cli.ts'

export const sound = readFileSync('test/errors/sound.yaml', 'utf8')

interface Given {
  /** Other files, by path. */
  readonly files?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly path?: string
}

/** Run a definition and list its problems as `line:column code`, with the file where it is another one. */
export async function problemsOf(
  text: string,
  { files = {}, args = [], path = 'definition.yaml' }: Given = {},
): Promise<string[]> {
  const held = { 'sound.yaml': sound, ...files, [path]: text }
  const { exit, out, err } = await runCli(['run', path, '--csv', ...args], { files: held })
  const heads = err.split('\n').flatMap((line) => {
    const [, file, place, severity, code] =
      /^(\S+?|scenario)(?::(\d+:\d+))? - (error|warning) ([a-z0-9-]+): /.exec(line) ?? []
    if (code === undefined) return []
    return [
      `${file === path ? '' : `${file} `}${place ?? 'nowhere'}${severity === 'warning' ? ' warning' : ''} ${code}`,
    ]
  })
  if (heads.some((head) => !head.includes(' warning '))) {
    expect(out).toBe('')
    expect([3, 4]).toContain(exit)
  }
  return heads
}
