import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { wordLines } from '../../src/cli/appendix/word-lines.ts'
import { Problems } from '../../src/cli/problems.ts'
import { formatDefinition } from '../../src/definition/format/format-definition.ts'
import { Loader, notationOf } from '../../src/definition/layers/load.ts'
import { openScenario } from '../../src/open/open.ts'
import { readDefinition } from '../../src/open/read-definition.ts'
import { kindsOfText, limited, many, type Shape, sizeable, textsOf } from '../support/hostile.ts'
import { memoryFiles } from '../support/memory-files.ts'
import { timeGrowth } from '../support/time-growth.ts'

/*
 * No input is slow: twice as much of anything takes about twice as long, from the bytes of a definition to the
 * words about what is wrong with it. What takes time with the square of its size takes four times as long.
 */

// On the average of four doublings, so that what takes time with the square of its size is at 4.
const mostGrowth = 2.5

function filesOf({ file, text }: Shape, size: number): Loader {
  return new Loader(memoryFiles(new Map([[file, text(size)]])), {})
}

/** Open a definition and tell its problems, as the command line does. */
function open(shape: Shape, size: number): string {
  const problems = new Problems(false)
  openScenario(filesOf(shape, size), { path: shape.file, name: 'x', today: '2026-11-22' }, problems.tell)
  return problems.text()
}

/** Read a definition without making a model of it. */
function read(shape: Shape, size: number): string {
  const problems = new Problems(false)
  readDefinition(filesOf(shape, size), shape.file, problems.tell)
  return problems.text()
}

it.each(many.map((shape) => [shape.file, shape.name, shape] as const))(
  '%s: twice the %s take no more than twice as long',
  (_, __, shape) => {
    expect(timeGrowth((size) => open(shape, size), 64_000, mostGrowth)).toBeLessThanOrEqual(mostGrowth)
  },
)

it.each([...sizeable, ...limited].map((shape) => [shape.file, shape.name, shape] as const))(
  '%s: twice the %s, in which nothing is wrong, are read in no more than twice the time',
  (_, __, shape) => {
    expect(timeGrowth((size) => read(shape, size), 64_000, mostGrowth)).toBeLessThanOrEqual(mostGrowth)
  },
)

it.each(sizeable.map((shape) => [shape.file, shape.name, shape] as const))(
  '%s: twice the %s are put in order in no more than twice the time',
  (_, __, shape) => {
    const format = (size: number): void => {
      const { source, tree } = filesOf(shape, size).readFile(shape.file)
      if (source !== undefined && tree !== undefined) formatDefinition(source, tree, notationOf(source))
    }
    expect(timeGrowth(format, 64_000, mostGrowth)).toBeLessThanOrEqual(mostGrowth)
  },
)

// One text by itself is read in no time, so that those of one kind are read together.
it.each(kindsOfText)(
  'twice as long a text where %s belongs takes no more than twice as long, whatever it is of',
  (kind) => {
    const shapes = textsOf(kind)
    const openAll = (size: number): void => {
      for (const shape of shapes) open(shape, size)
    }
    expect(timeGrowth(openAll, 16_000, mostGrowth)).toBeLessThanOrEqual(mostGrowth)
  },
)

// What verify reads of a document for a word processor, which may come from anybody.
it.each(['<w:t ', '<w:t>', '<w:t', '<w:t x="', '<', '&amp', '<w:tbl>', '</w:tc>', '</w:tr>', '</w:p>'])(
  'twice as many %s in the document of an appendix take no more than twice as long',
  (part) => {
    const read = (size: number): unknown =>
      wordLines(
        zipSync({ 'word/document.xml': [new TextEncoder().encode(part.repeat(size / part.length)), { level: 1 }] }),
      )
    expect(timeGrowth(read, 64_000, mostGrowth)).toBeLessThanOrEqual(mostGrowth)
  },
)

it('of a file with a hundred thousand problems each is told at its place, in the order of the file, and names are offered for the first', () => {
  const problems = new Problems(false)
  // A million bytes at most: ten for each.
  const keys = Array.from({ length: 100_000 }, (_, index) => `g${String(index).padStart(5, '0')}: x`)
  const loader = new Loader(memoryFiles(new Map([['x.yaml', keys.join('\n')]])), {})
  readDefinition(loader, 'x.yaml', problems.tell)
  const all = problems.list().filter(({ code }) => code === 'unknown-key')

  expect(all).toHaveLength(100_000)
  expect(all.every(({ span }, index) => span?.start === index * 10)).toBe(true)
  const notes = all.filter(({ message }) => message.includes('are not compared with those that exist'))
  expect(notes).toEqual([all[300]])
  expect(problems.text().split('\n').at(-2)).toMatch(/^\.\.\. and 99,?95\d more problems\.$/)
})
