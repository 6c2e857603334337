import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

// The built program as a user starts it. `npm install` builds it.
let folder = ''
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenario-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function scenario(args: readonly string[], input = ''): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/scenario.js', ...args], {
    input,
    env,
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}

it('runs the shipped scenario and prints nothing on standard error', () => {
  const { status, out, err } = scenario(['run', 'scenarios/3pct.yaml', '--csv'])

  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(out).toBe(readFileSync('test/golden/expected/3pct.yaml.csv', 'utf8'))
})

it.each(['3pct', 'do-something', 'icb', 'westminster-place'])(
  'what runs %s by itself, with no option, prints what the whole program prints',
  (name) => {
    const alone = scenario(['run', `scenarios/${name}.yaml`])
    const whole = scenario(['run', `scenarios/${name}.yaml`, '--width', '80'])

    expect(alone).toEqual(whole)
    expect(alone.status).toBe(0)
  },
)

it('what runs one scenario by itself tells of mistakes as the whole program does', () => {
  writeFileSync(join(folder, 'broken.yaml'), 'title: Broken\nyears: { base: 2017 }\n')
  for (const path of [join(folder, 'broken.yaml'), join(folder, 'nowhere.yaml'), 'scenarios']) {
    const alone = scenario(['run', path])

    expect(alone.status).toBeGreaterThan(2)
    expect(alone).toEqual(scenario(['run', path, '--width', '80']))
  }
})

it('a reader that goes away ends it quietly', () => {
  const command = 'node bin/scenario.js run scenarios/icb.yaml --format tidy | head -1; echo "${PIPESTATUS[0]}"'
  const out = spawnSync('bash', ['-c', command], { env, encoding: 'utf8' })

  expect(out.stderr).toBe('')
  expect(out.stdout).toMatch(/^scenario,row,label.*\n0\n$/)
})

it('reads a definition from standard input', () => {
  const { status, out } = scenario(
    ['run', '-', '--csv', '--rows', 'headroom'],
    readFileSync('scenarios/section-13.yaml', 'utf8'),
  )

  expect(status).toBe(0)
  expect(out).toMatch(/^scenario,row,.*\nstdin,headroom,/)
})

it('writes files whole, making their folders, and leaves nothing beside them', () => {
  const { status, out } = scenario([
    'run',
    'scenarios/3pct.yaml',
    'scenarios/nil.yaml',
    '-o',
    join(folder, 'deep/er/{scenario}.csv'),
  ])

  expect({ status, out }).toEqual({ status: 0, out: '' })
  expect(readdirSync(join(folder, 'deep/er')).sort()).toEqual(['3pct.csv', 'nil.csv'])
})

it('a command that is refused leaves no file and no folder behind', () => {
  const run = (...options: string[]): ReturnType<typeof scenario> =>
    scenario([
      'run',
      'scenarios/3pct.yaml',
      'scenarios/nil.yaml',
      '-o',
      join(folder, 're/fused/{scenario}.csv'),
      ...options,
    ])

  expect(run('--rows', 'no-such-row').status).toBe(2)
  expect(existsSync(join(folder, 're'))).toBe(false)

  mkdirSync(join(folder, 're/fused'), { recursive: true })
  writeFileSync(join(folder, 're/fused/3pct.csv'), 'before')
  expect(run('--rows', 'no-such-row').status).toBe(2)
  expect(readdirSync(join(folder, 're/fused'))).toEqual(['3pct.csv'])
  expect(readFileSync(join(folder, 're/fused/3pct.csv'), 'utf8')).toBe('before')
})

it('Ctrl-C in the middle of a batch leaves no half of it', async () => {
  const target = join(folder, 'stopped')
  mkdirSync(target)
  const names = Array.from({ length: 300 }, (_, index) => join(folder, `many-${index}.yaml`))
  for (const name of names) writeFileSync(name, readFileSync('scenarios/section-13.yaml'))
  const child = spawn(process.execPath, ['bin/scenario.js', 'run', ...names, '-o', join(target, '{scenario}.csv')], {
    env,
    stdio: 'ignore',
  })
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve)
  })
  while (readdirSync(target).length < 5) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGINT')

  expect(await ended).toBe(130)
  expect(readdirSync(target)).toEqual([])
})

it('a folder that cannot be written to is exit code 4 and a reason', () => {
  writeFileSync(join(folder, 'file'), '')
  const { status, err } = scenario(['run', 'scenarios/3pct.yaml', '-o', join(folder, 'file/x.csv')])

  expect(status).toBe(4)
  expect(err).toContain('cannot be written: a part of the path is not a folder.')
})

it('a folder given as a definition is exit code 4 and a reason', () => {
  const { status, err } = scenario(['run', 'scenarios'])

  expect(status).toBe(4)
  expect(err).toContain('scenarios cannot be read: it is a folder.')
})

it('Ctrl-C while it waits for standard input ends it at once', async () => {
  const child = spawn(process.execPath, ['bin/scenario.js', 'run', '-'], { env, stdio: ['pipe', 'ignore', 'ignore'] })
  await new Promise((resolve) => setTimeout(resolve, 500))
  child.kill('SIGINT')
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('exit', (...how) => resolve(how))
  })

  // Ended by the signal or by exit code 130: a shell reports both as 130.
  expect([code, signal]).toEqual(code === 130 ? [130, null] : [null, 'SIGINT'])
})

it('the code caches fit the programs beside them, also that of the packages once V8 was told to compile later', () => {
  const watch = join(folder, 'watch.cjs')
  const words = "console.error(o.filename.replace(/.*[/]/, ''), script.cachedDataRejected)"
  writeFileSync(
    watch,
    `const vm = require('node:vm'); const { Script } = vm; vm.Script = function (text, o) { const script = new Script(text, o); ${words}; return script }`,
  )
  // Caches are of the Node that wrote them, which need not be this one.
  for (const name of ['bin', 'dist']) cpSync(name, join(folder, 'own', name), { recursive: true })
  const bin = join(folder, 'own/bin/scenario.js')
  for (const cache of [['cli'], ['cli', 'packages'], ['run']])
    spawnSync(process.execPath, [bin, '--write-code-cache', ...cache], { env })
  const large = readFileSync('scenarios/icb.yaml', 'utf8')
  // Escapes in quotes are what only the package reads.
  writeFileSync(join(folder, 'large.yaml'), large.replace(/^title: .*$/m, String.raw`title: "A \xe9"`))
  const seen = (...words: readonly string[]): string[] =>
    spawnSync(process.execPath, ['--require', watch, bin, ...words], { env, encoding: 'utf8' })
      .stderr.split('\n')
      .filter((line) => line.includes('.cjs'))

  expect(large.length).toBeGreaterThan(12_000)
  expect(seen('run', 'scenarios/3pct.yaml')).toEqual(['run.cjs false'])
  expect(seen('run', join(folder, 'large.yaml'))).toEqual(['run.cjs false', 'packages.cjs false'])
  expect(seen('check', join(folder, 'large.yaml'))).toEqual(['cli.cjs false', 'packages.cjs false'])
})

it('a code cache of another build of the same length is not used', () => {
  for (const name of ['bin', 'dist']) cpSync(name, join(folder, 'other', name), { recursive: true })
  const [bin, program] = [join(folder, 'other/bin/scenario.js'), join(folder, 'other/dist/run.cjs')]
  const run = (): string =>
    spawnSync(process.execPath, [bin, 'run', 'scenarios/3pct.yaml'], { env, encoding: 'utf8' }).stdout
  const text = readFileSync(program, 'utf8')
  const other = text.replace(/^\/\*[0-9a-f]{12}/, '/*0123456789ab').replaceAll('"Total spend"', '"TOTAL SPEND"')

  expect(other).not.toBe(text.replace(/^\/\*[0-9a-f]{12}/, '/*0123456789ab'))
  expect(run()).toContain('Total spend')
  writeFileSync(program, other)
  expect(run()).toContain('TOTAL SPEND')
})

it('what is no code cache is ignored', () => {
  for (const name of ['bin', 'dist']) cpSync(name, join(folder, 'copy', name), { recursive: true })
  const bin = join(folder, 'copy/bin/scenario.js')
  for (const name of ['run', 'cli', 'cli.simulate'])
    writeFileSync(join(folder, `copy/dist/${name}.cache`), 'not a cache')
  const broken = spawnSync(process.execPath, [bin, 'run', 'scenarios/3pct.yaml', '--csv'], { env, encoding: 'utf8' })
  for (const name of ['run', 'cli', 'cli.simulate']) rmSync(join(folder, `copy/dist/${name}.cache`))
  const none = spawnSync(process.execPath, [bin, 'run', 'scenarios/3pct.yaml', '--csv'], { env, encoding: 'utf8' })

  const expected = readFileSync('test/golden/expected/3pct.yaml.csv', 'utf8')
  expect({ err: broken.stderr, out: broken.stdout }).toEqual({ err: '', out: expected })
  expect({ err: none.stderr, out: none.stdout }).toEqual({ err: '', out: expected })
})

it('simulate gives the same bytes where there is no WebAssembly', () => {
  const without = join(folder, 'without.cjs')
  writeFileSync(without, 'delete globalThis.WebAssembly')
  const drawn = (...flags: readonly string[]): string => {
    const words = ['simulate', 'scenarios/uncertain.yaml', '--draws', '20000', '--format', 'tidy']
    return spawnSync(process.execPath, [...flags, 'bin/scenario.js', ...words], { env, encoding: 'utf8' }).stdout
  }
  const web = drawn()

  expect(web.split('\n').length).toBeGreaterThan(100)
  expect(drawn('--require', without)).toBe(web)
})

it('the built program is ASCII, as its starter takes it to be, and still knows a pound when it sees one', () => {
  for (const name of ['cli', 'run']) expect(readFileSync(`dist/${name}.cjs`).some((byte) => byte > 127)).toBe(false)

  const csv =
    'path,value\ntitle,A\nyears.base,2025/26\nfunding.a.base,"£1,234.5m"\nfunding.a.growth,0\nlines.b.setting,hospital\nlines.b.base,"1,234.5"\nlines.b.growth,0\n'
  const { status, out } = scenario(['run', '-', '--csv', '--rows', 'headroom', '--years', '2025/26'], csv)
  expect({ status, row: out.split('\n')[1] }).toEqual({ status: 0, row: 'stdin,headroom,Headroom,GBP m,cash,0' })
})

it('a program that was never built says what to do, with no stack trace', () => {
  cpSync('bin', join(folder, 'unbuilt', 'bin'), { recursive: true })
  const started = spawnSync(process.execPath, [join(folder, 'unbuilt', 'bin', 'scenario.js'), '--help'], {
    env,
    encoding: 'utf8',
  })

  expect(started.stdout).toBe('')
  expect(started.stderr).toBe('scenario: the program is not built yet. Run npm install in its folder.\n')
  expect(started.status).toBe(70)
})

const longSweep = ['sweep', 'scenarios/3pct.yaml', '--vary', 'lines.acute.growth=0%..9%:0.001%'] as const

it('a sweep whose reader goes away ends quietly, long before its end', () => {
  const words = [...longSweep, '--vary', 'funding.allocation.growth=0%..9%:0.001%', '--csv'].join(' ')
  const command = `node bin/scenario.js ${words} | head -1; echo "\${PIPESTATUS[0]}"`
  const out = spawnSync('bash', ['-c', command], { env, encoding: 'utf8', timeout: 60_000 })

  expect(out.stderr).not.toContain('stopped')
  expect(out.stdout).toMatch(/^lines\.acute\.growth,funding.*\n0\n$/)
})

it('Ctrl-C ends a sweep to standard output with a whole line, and leaves no file', async () => {
  const target = join(folder, 'swept')
  mkdirSync(target)
  const words = [...longSweep, '--vary', 'funding.allocation.growth=0%..9%:0.001%']
  const stop = async (...more: readonly string[]): Promise<{ code: number | null; out: string; err: string }> => {
    const child = spawn(process.execPath, ['bin/scenario.js', ...words, ...more], { env })
    let [out, err] = ['', '']
    const hasBegun = new Promise<void>((resolve) => {
      child.stdout.on('data', (data: Buffer) => {
        out += data.toString()
        resolve()
      })
      if (more.includes('-o')) setTimeout(resolve, 1500)
    })
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString()
    })
    await hasBegun
    child.kill('SIGINT')
    const code = await new Promise<number | null>((resolve) => {
      child.on('close', resolve)
    })
    return { code, out, err }
  }
  const [piped, filed] = [await stop('--csv'), await stop('-o', join(target, 'sweep.csv'))]

  expect([piped.code, filed.code]).toEqual([130, 130])
  expect(piped.err).toContain('what is written ends with a whole one')
  expect(piped.out).toMatch(/\n$/)
  expect(piped.out.trimEnd().split('\n').at(-1)?.split(',').length).toBe(7)
  expect(readdirSync(target)).toEqual([])
})

it('draws by several threads what one thread draws', () => {
  const words = ['simulate', 'scenarios/risk-register.yaml', '--draws', '131072', '--csv']
  const one = scenario(words)

  expect(one.status).toBe(0)
  expect(scenario([...words, '--workers', '3'])).toEqual(one)
})

it.skipIf(process.platform === 'win32')(
  'a result keeps the permissions of the file that it takes the place of, and a link stays one, also where nothing is at its end yet',
  () => {
    const at = (name: string): string => join(folder, name)
    const run = (target: string): number | null =>
      spawnSync(
        'sh',
        ['-c', 'umask 022; exec "$0" bin/scenario.js run scenarios/3pct.yaml -q -o "$1"', process.execPath, target],
        {
          env,
        },
      ).status
    writeFileSync(at('open.csv'), '')
    chmodSync(at('open.csv'), 0o664)
    symlinkSync('behind.csv', at('link.csv'))

    expect([run(at('open.csv')), run(at('link.csv'))]).toEqual([0, 0])
    expect(statSync(at('open.csv')).mode & 0o777).toBe(0o664)
    expect(lstatSync(at('link.csv')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('behind.csv'), 'utf8')).toBe(readFileSync(at('open.csv'), 'utf8'))
    expect(statSync(at('behind.csv')).mode & 0o777).toBe(0o644)
  },
)
