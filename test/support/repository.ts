import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** What came of some shell lines. */
export interface ShellRun {
  readonly exit: number | null
  readonly out: string
  readonly err: string
}

/**
 * A small repository of definitions on a branch of its own, with an origin whose `main` it comes from, and a place outside of it for
 * programs that stand in for others. Two scenarios build on westminster.yaml; `folder` is where they are in it.
 */
export class Repository {
  readonly home = mkdtempSync(join(tmpdir(), 'scenario-repository-'))
  readonly top = join(this.home, 'work')
  private readonly folder: string

  constructor(folder = '') {
    this.folder = folder
    mkdirSync(join(this.top, folder, 'scenarios'), { recursive: true })
    mkdirSync(join(this.home, 'bin'))
    for (const name of ['westminster', '3pct', '6pct', 'nil'])
      cpSync(`scenarios/${name}.yaml`, join(this.top, folder, 'scenarios', `${name}.yaml`))
    this.git('init', '--quiet', '--initial-branch=main')
    this.git('config', 'user.email', 'nobody@example.org')
    this.git('config', 'user.name', 'Nobody')
    this.commit('The scenarios')
    execFileSync('git', ['clone', '--quiet', '--bare', this.top, join(this.home, 'origin.git')])
    this.git('remote', 'add', 'origin', join(this.home, 'origin.git'))
    this.git('checkout', '--quiet', '-b', 'change')
  }

  git(...words: string[]): string {
    return execFileSync('git', words, { cwd: this.top, encoding: 'utf8' })
  }

  commit(message: string): void {
    this.git('add', '--all')
    this.git('commit', '--quiet', '--message', message)
  }

  path(...names: string[]): string {
    return join(this.top, this.folder, ...names)
  }

  read(...names: string[]): string {
    return readFileSync(this.path(...names), 'utf8')
  }

  /** Change a text in a file of it. */
  change(name: string, from: string, to: string): void {
    const text = this.read(name)
    if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`)
    writeFileSync(this.path(name), text.replace(from, to))
  }

  /** A program that stands in for another one and keeps what it is asked in a file of its name. */
  standIn(name: string): void {
    const file = join(this.home, 'bin', name)
    writeFileSync(file, `#!/bin/sh\nfor word in "$@"; do printf '%s\\n' "$word" >>"${join(this.home, name)}"; done\n`)
    chmodSync(file, 0o755)
  }

  /** Put a file of this repository in the path, under another name. */
  link(path: string, name: string): void {
    symlinkSync(resolve(path), join(this.home, 'bin', name))
  }

  /** Run lines as the runners of GitHub and GitLab do, in a folder of it. */
  shell(lines: string, env: Readonly<Record<string, string>>, folder = '.'): ShellRun {
    const words = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', lines]
    const { PATH = '', HOME = '' } = process.env
    const ran = spawnSync('bash', words, {
      cwd: join(this.top, folder),
      encoding: 'utf8',
      env: { HOME, ...env, PATH: `${join(this.home, 'bin')}:${env.PATH ?? ''}:${PATH}` },
    })
    return { exit: ran.status, out: ran.stdout, err: ran.stderr }
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true })
  }
}
