import { Chalk } from 'chalk'
import type { Paint } from '../render/page.ts'
import type { Host } from './host.ts'

/** Colours of the 256 that can be read on a white ground and on a black one, each with a contrast of at least 4 on both. */
const readable = { blue: 31, magenta: 163, brown: 130, green: 28, indigo: 63, red: 161 } as const

/**
 * How text is painted on a terminal with these settings. The sixteen colours are those of the reader's own theme, of which cyan and
 * yellow are faint on a light ground; a terminal with 256 has the same ones on any.
 */
export function paintFor(env: Host['env']): Paint {
  const chalk = new Chalk({ level: 2 })
  // A chalk style joins all its arguments: as a callback of map it would print the index too.
  const only =
    (style: (text: string) => string) =>
    (text: string): string =>
      style(text)
  const has256 = has256Colours(env)
  const of = (name: keyof typeof readable, otherwise: (text: string) => string): ((text: string) => string) =>
    only(has256 ? chalk.ansi256(readable[name]) : otherwise)
  const series = [
    of('blue', chalk.cyan),
    of('magenta', chalk.magenta),
    of('brown', chalk.yellow),
    of('green', chalk.green),
    of('indigo', chalk.blue),
  ] as const
  const red = of('red', chalk.red)
  return {
    heading: only(chalk.bold),
    muted: only(chalk.dim),
    deficit: red,
    pass: series[3],
    fail: (text) => chalk.bold(red(text)),
    series: (index) => series[index % series.length] ?? series[0],
  }
}

/** Whether a terminal says that it has 256 colours; Windows Terminal says so by a name of its own. */
function has256Colours({ TERM = '', COLORTERM = '', FORCE_COLOR = '', WT_SESSION = '' }: Host['env']): boolean {
  if (FORCE_COLOR === '1') return false
  return /256|direct/.test(TERM) || COLORTERM !== '' || WT_SESSION !== '' || /^[23]$/.test(FORCE_COLOR)
}
