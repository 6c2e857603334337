import { expect, it } from 'vitest'
import { formatDefinition } from '../../../src/definition/format/format-definition.ts'
import { treeOf } from '../../support/trees.ts'

const format = (text: string, notation: 'yaml' | 'csv' = 'yaml'): string =>
  formatDefinition({ path: `x.${notation}`, text }, treeOf(text, notation), notation)

it('puts keys in the order of the key table, with the comments above and behind them', () => {
  const text = `# About the file.

lines:
    # The hospital.
    acute:   # big
        growth:  { source: "a, b", value: 3% }   # all in
        # Of 2017/18.
        base: 113
        setting: hospital
        title: Acute
    community: {growth: 0%, base: 27.4,   setting: out-of-hospital}


    # No more lines.
# What it is called.
title: "3%"
`
  expect(format(text)).toBe(`# About the file.

# What it is called.
title: "3%"
lines:
  # The hospital.
  acute: # big
    title: Acute
    setting: hospital
    # Of 2017/18.
    base: 113
    growth: { value: 3%, source: "a, b" }   # all in
  community: { setting: out-of-hospital, base: 27.4, growth: 0% }

  # No more lines.
`)
})

it('keeps what an alias stands for before it', () => {
  const text = `title: A
savings:
  one: { line: acute, amount: &amount { 2018/19: 1 } }
lines:
  acute: { setting: hospital, base: 1, growth: 0%, adjustments: *amount }
years: { base: 2017/18 }
`
  expect(format(text)).toBe(`title: A
years: { base: 2017/18 }
savings:
  one: { line: acute, amount: &amount { 2018/19: 1 } }
lines:
  acute: { setting: hospital, base: 1, growth: 0%, adjustments: *amount }
`)
})

it('keeps the order of all that one name marks, where it marks several', () => {
  const text = `years: { base: &y 2017/18, count: &y 10, confirmed: *y }
title: A
`
  // The count is what is repeated, wrong as that is.
  expect(format(text)).toBe('title: A\nyears: { base: &y 2017/18, count: &y 10, confirmed: *y }\n')
  expect(format('years: { confirmed: &y 2018/19, base: *y }\ntitle: A\n')).toBe(
    'title: A\nyears: { confirmed: &y 2018/19, base: *y }\n',
  )
})

it('leaves texts over several lines as they are broken, moved with their keys', () => {
  const text = `description: |+
    Two lines
      with # no comment

title: >-
      Folded
      text
organisation: "quoted
  \\ text"
`
  const formatted = format(text)

  expect(formatted).toBe(`title: >-
      Folded
      text
description: |+
    Two lines
      with # no comment

organisation: "quoted
  \\ text"
`)
})

it('adds no blank line to a text that would keep it', () => {
  const text = `organisation: |+
  kept

title: A

description: b
`
  expect(format(text)).toBe(`title: A

description: b
organisation: |+
  kept

`)
})

it('leaves what stands in braces over several lines alone, and so JSON', () => {
  const json = '{\n "lines": {},\n "title": "A"\n}\n'

  expect(format(json)).toBe(json)
  expect(format('years: {\n  count: 3,\n  base: 2017/18 }\ntitle: A\n')).toBe(
    'title: A\nyears: {\n  count: 3,\n  base: 2017/18 }\n',
  )
})

it('writes lists on one line with a space behind each comma', () => {
  expect(format('title: A\nextends: [ a.yaml,b.yaml , ]\n')).toBe('title: A\nextends: [a.yaml, b.yaml]\n')
  expect(format('title: A\nextends: [ "a,b.yaml",b.yaml ]\n')).toBe('title: A\nextends: ["a,b.yaml",b.yaml]\n')
})

it('keeps markers, line ends and a missing last one', () => {
  expect(format('%YAML 1.2\n---\ntitle: A\n...\n')).toBe('%YAML 1.2\n---\ntitle: A\n...\n')
  expect(format('years:\r\n    base: 2017/18\r\ntitle: A')).toBe('title: A\r\nyears:\r\n  base: 2017/18\r\n')
})

it('writes CSV as convert does', () => {
  const text = 'value,path,\n2017/18,years.base,\nA,title,\n'

  expect(format(text, 'csv')).toBe('path,value\ntitle,A\nyears.base,2017/18\n')
})
