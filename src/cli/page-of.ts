import { offScreen, type Page, type Paint, unpainted } from '../render/page.ts'
import type { ChartOption } from './chart-option.ts'
import type { ShowOptions } from './choices.ts'
import { type Host, UsageError } from './host.ts'
import type { Output } from './output.ts'
import { pageProgram } from './page-program.ts'

/**
 * The page of a result: for a screen that of its reader. Throws a `UsageError` where a terminal would get what it cannot show.
 */
export async function pageOf(
  { format, target }: Output,
  options: ShowOptions & ChartOption & { readonly excel?: true },
  host: Host,
): Promise<Page> {
  refuseOnTerminal({ format, target }, host)
  if (format.readers === 'screen') return screenPage(options, host, target === '-')
  const isPicture = format.needs === 'charts'
  const picture = isPicture ? pictureOf(options) : {}
  return { ...offScreen, hasMark: options.excel === true, program: pageProgram, ...picture }
}

/** The narrowest picture that can be read, in pixels: a phone is wider. */
const narrowestPicture = 240

function pictureOf({ chart, width }: ShowOptions & ChartOption): Pick<Page, 'chart' | 'pictureWidth'> {
  if (width !== undefined && width < narrowestPicture)
    throw new UsageError(`--width ${width}: a picture is at least ${narrowestPicture} pixels wide.`)
  return { ...(chart && { chart }), ...(width === undefined ? {} : { pictureWidth: width }) }
}

/** Refuse bytes on a terminal, which would show them as noise. */
export function refuseOnTerminal({ format, target }: Output, host: Host): void {
  if (format.isBinary !== true || target !== '-' || host.columns() === undefined) return
  throw new UsageError(`${format.name} is not text, and a terminal cannot show it: name a file with -o.`)
}

/**
 * How to lay text out for whoever reads it: the width of the terminal or 80, and colour only where it is wanted. A flag
 * beats the environment; NO_COLOR beats FORCE_COLOR; a pipe and TERM=dumb have none.
 */
export async function screenPage(options: ShowOptions, host: Host, toTerminal: boolean): Promise<Page> {
  const columns = toTerminal ? host.columns() : undefined
  const colour = toTerminal && colourChoice(options, host, columns !== undefined).isWanted
  return {
    width: options.width ?? Math.max(40, columns ?? 80),
    ascii: options.ascii === true || host.env.TERM === 'dumb',
    plain: options.plain === true,
    hasMark: false,
    paint: colour ? await paintOf(host) : unpainted,
  }
}

async function paintOf({ env }: Host): Promise<Paint> {
  return (await import('./paint.ts')).paintFor(env)
}

/** Whether text is in colour, and what decides it. */
export interface ColourChoice {
  readonly isWanted: boolean
  readonly why: string
}

/** Whether text to a terminal, or to anything else, is in colour. */
export function colourChoice({ color, plain }: ShowOptions, { env }: Host, isTerminal: boolean): ColourChoice {
  if (plain === true) return { isWanted: false, why: '--plain' }
  if (color !== undefined) return { isWanted: color, why: color ? '--color' : '--no-color' }
  if ((env.NO_COLOR ?? '') !== '') return { isWanted: false, why: 'NO_COLOR is set' }
  if (env.TERM === 'dumb') return { isWanted: false, why: 'TERM is dumb' }
  const forced = env.FORCE_COLOR ?? ''
  if (forced !== '') return { isWanted: forced !== '0' && forced !== 'false', why: `FORCE_COLOR is ${forced}` }
  return { isWanted: isTerminal, why: isTerminal ? 'this is a terminal' : 'this is no terminal' }
}
