import type { Argument, Option } from 'commander'
import { formats } from '../../render/formats.ts'
import type { Host } from '../host.ts'
import { type OfDefinition, ofDefinition } from './of-definition.ts'
import { type Candidate, noOffer, type Offer, values } from './offer.ts'
import type { Typed } from './typed.ts'

const definitions: Offer = { is: 'files', extensions: ['yaml', 'yml', 'csv', 'json'] }
const anyFile: Offer = { is: 'files', extensions: [] }

/** What is known beside the option or argument itself. */
interface Known {
  readonly word: string
  /** The definition that is named on the line; undefined where there is none. */
  readonly definition: OfDefinition | undefined
  readonly commands: readonly Candidate[]
}

/**
 * What a value of an option or an argument may be, by what its help calls it: `<year>`, `<path=value>`. A name that is not
 * here offers nothing.
 */
const ofPlaceholder: Readonly<Record<string, (known: Known) => Promise<Offer> | Offer>> = {
  row: rows,
  pattern: rows,
  condition: rows,
  year: years,
  which: async (known) => joined(values(['all', 'key']), await years(known)),
  path: varied,
  'path=a..b:step': async (known) => mapped(await varied(known), (value) => `${value}=`),
  'path=value': settings,
  command: ({ commands }) => ({ is: 'values', values: commands }),
  words: terms,
}

/** What a value of an option may be. */
export function offerOfOption(
  option: Option,
  typed: Typed,
  commands: readonly Candidate[],
  host: Host,
): Promise<Offer> | Offer {
  if (option.argChoices !== undefined) return values(option.argChoices)
  const placeholder = placeholderOf(option.flags)
  if (placeholder === 'file') return anyFile
  if (placeholder === 'name') return values(namesIn(option.description))
  if (placeholder === 'what') return values(listedIn(option.description))
  return ofPlaceholder[placeholder]?.(knownOf(typed, commands, host)) ?? noOffer
}

/** What an argument may be. */
export function offerOfArgument(
  argument: Argument,
  typed: Typed,
  commands: readonly Candidate[],
  host: Host,
): Promise<Offer> | Offer {
  if (argument.argChoices !== undefined) return values(argument.argChoices)
  const known = knownOf(typed, commands, host)
  if (argument.name() === 'file') return definitions
  // What can be asked of a row can be asked of a figure that the definition states.
  if (argument.name() === 'row') return rows(known).then(async (own) => joined(own, await varied(known)))
  return ofPlaceholder[argument.name()]?.(known) ?? anyFile
}

function knownOf({ given: [file], options, word }: Typed, commands: readonly Candidate[], host: Host): Known {
  const path = file?.startsWith('~/') ? `${host.env.HOME ?? '~'}${file.slice(1)}` : file
  const allowOutside = [...options].some(({ long }) => long === '--allow-outside')
  // Standard input is not there to be read yet.
  const definition = path === undefined || path === '-' ? undefined : ofDefinition(path, allowOutside, host)
  return { word, definition, commands }
}

/** `<path=a..b:step...>` without its brackets and dots. */
function placeholderOf(flags: string): string {
  return /[<[](.+?)(?:\.\.\.)?[>\]]$/.exec(flags)?.[1] ?? ''
}

/** The words that the help of an option lists behind a colon: `what to list: gaps, red; repeatable`. */
function listedIn(description: string): string[] {
  return (description.split(': ')[1] ?? '').split(';')[0]?.split(/, | or /) ?? []
}

/** The names of formats that the help of an option lists. */
function namesIn(description: string): string[] {
  const words = new Set(description.split(/[ ,]+/))
  return formats.flatMap(({ name }) => (words.has(name) ? [name] : []))
}

async function rows({ definition }: Known): Promise<Offer> {
  return definition === undefined ? noOffer : { is: 'values', values: await definition.rows() }
}

async function varied({ definition }: Known): Promise<Offer> {
  return definition === undefined ? noOffer : { is: 'values', values: await definition.varied() }
}

async function years({ definition }: Known): Promise<Offer> {
  return definition === undefined ? noOffer : values(await definition.years())
}

/** A path that the definition states, and then what may stand there: one of the choices, or what is stated now. */
function settings({ definition, word }: Known): Offer {
  const stated = definition?.stated() ?? []
  const equals = word.indexOf('=')
  if (equals < 0) return values(stated.map(({ path }) => `${path}=`))
  const path = word.slice(0, equals)
  const found = stated.find((one) => one.path === path)
  if (found === undefined) return noOffer
  return values(found.may.map((value) => `${path}=${value}`))
}

async function terms(): Promise<Offer> {
  const { glossary } = await import('../../model/glossary/glossary.ts')
  const all = glossary.flatMap(({ name, rows: own }) => own.map((value) => ({ value, text: name })))
  return { is: 'values', values: all.filter(({ value }) => !value.includes('<')) }
}

function mapped(offer: Offer, to: (value: string) => string): Offer {
  return offer.is === 'values'
    ? { is: 'values', values: offer.values.map((one) => ({ ...one, value: to(one.value) })) }
    : offer
}

function joined(one: Offer, other: Offer): Offer {
  return one.is === 'values' && other.is === 'values' ? { is: 'values', values: [...one.values, ...other.values] } : one
}
