import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal, zero } from '../../src/base/decimal.ts'
import type { SketchContract } from '../support/any-contract.ts'
import { anySketch, type Sketch } from '../support/any-definition.ts'
import { projectText } from '../support/project-text.ts'
import { expectSame, expectSameRows, indices, project } from '../support/same-rows.ts'
import { writeSketch } from '../support/write-sketch.ts'

const runs = { numRuns: 60 }

/** A definition with at least one contract. */
const contracted = anySketch.filter(({ contracts }) => contracts.length > 0)

/** The years in which a contract is paid. */
const paidYears = (sketch: Sketch, { starts, ends = sketch.count }: SketchContract): number[] =>
  indices(sketch).filter((year) => year >= starts && year <= ends)

/** Nothing but gain and loss shares: no outcomes, bands, caps or lines beyond the scope. */
function plainly(sketch: Sketch, percent?: number): Sketch {
  const share = percent === undefined ? undefined : indices(sketch).map(() => percent)
  return {
    ...sketch,
    contracts: sketch.contracts.map((contract) => ({
      ...contract,
      outcomes: undefined,
      beyond: [],
      gain: { share: share ?? contract.gain.share, band: undefined, cap: undefined },
      loss: { share: share ?? contract.loss.share, band: undefined, cap: undefined },
    })),
  }
}

test.prop([contracted], runs)('what a contract adds to the spend of its lines is its adjustment', (sketch) => {
  const { at } = project(sketch)
  for (const year of indices(sketch)) {
    const added = sketch.contracts.reduce<Decimal>(
      (so, contract, k) =>
        paidYears(sketch, contract).includes(year) ? so.plus(at(`contracts.k${k}.adjustment`, year) ?? Number.NaN) : so,
      zero,
    )
    const onLines = sketch.lines.reduce<Decimal>((so, _, index) => {
      const path = `lines.l${index}`
      return so.plus(at(`${path}.spend`, year) ?? Number.NaN).minus(at(`${path}.cost`, year) ?? Number.NaN)
    }, zero)
    expectSame(onLines, added, `in year ${year}`)
  }
})

test.prop([contracted], runs)(
  'where gain and loss are shared and nothing else is, payment lies between cost and value',
  (sketch) => {
    const { at } = project(plainly(sketch))
    sketch.contracts.forEach((contract, k) => {
      for (const year of paidYears(sketch, contract)) {
        const [value, cost, payment] = ['value', 'cost', 'payment'].map(
          (name) => at(`contracts.k${k}.${name}`, year) ?? new Decimal(Number.NaN),
        ) as [Decimal, Decimal, Decimal]
        const [least, most] = value.lt(cost) ? [value, cost] : [cost, value]
        const slack = Decimal.max(least.abs(), most.abs()).times('1e-30')
        expect(
          payment.gte(least.minus(slack)) && payment.lte(most.plus(slack)),
          `${payment.toFixed()} in year ${year}`,
        ).toBe(true)
      }
    })
  },
)

test.prop([contracted, fc.constantFrom(0, 100)], runs)(
  'a provider with all of gain and loss is paid the value, one with none of them the cost',
  (sketch, percent) => {
    const { at } = project(plainly(sketch, percent))
    sketch.contracts.forEach((contract, k) => {
      const path = `contracts.k${k}`
      for (const year of paidYears(sketch, contract)) {
        expectSame(at(`${path}.payment`, year), at(`${path}.${percent === 100 ? 'value' : 'cost'}`, year), 'payment')
        const result = percent === 100 ? at(`${path}.variance`, year) : zero
        expectSame(at(`${path}.provider-result`, year), result, 'what the provider is left with')
      }
    })
  },
)

test.prop([contracted], runs)('gain and loss are parted without rest', (sketch) => {
  const { at } = project(sketch)
  sketch.contracts.forEach((contract, k) => {
    const path = `contracts.k${k}`
    for (const year of paidYears(sketch, contract)) {
      const of = (name: string): Decimal => at(`${path}.${name}`, year) ?? new Decimal(Number.NaN)
      const lost = of('loss-to-commissioner').plus(of('loss-to-provider'))
      expectSame(lost, Decimal.max(zero, of('variance').neg()), 'loss')
      // A share of a value below nought is a band below nought. A check fails of such a contract, whatever it parts.
      if (of('value').isNegative()) continue
      // Parts are as exact as the amounts that they are parts of, which have forty digits.
      const slack = Decimal.max(1, of('value').abs(), of('cost').abs()).times('1e-30')
      for (const name of ['gain-to-commissioner', 'loss-to-commissioner', 'loss-to-provider'])
        expect(of(name).gte(slack.neg()), `${name} in year ${year}`).toBe(true)
      expect(of('gain-to-commissioner').lte(Decimal.max(zero, of('variance')).plus(slack))).toBe(true)
    }
  })
})

test.prop([contracted], runs)('the budgets of the lists are the value, and a shadow year is not paid', (sketch) => {
  const { at } = project(sketch)
  sketch.contracts.forEach(({ lists, starts, shadow = starts }, k) => {
    const path = `contracts.k${k}`
    for (const year of indices(sketch)) {
      if (lists.length > 0) {
        const budgets = lists.map((_, g) => at(`${path}.lists.g${g}`, year))
        const total = budgets.includes(undefined) ? undefined : Decimal.sum(...(budgets as Decimal[]))
        expectSame(total, at(`${path}.value`, year), 'budgets')
      }
      if (year >= shadow && year < starts) expectSame(at(`${path}.adjustment`, year), zero, 'paid in a shadow year')
    }
  })
})

test.prop([contracted], runs)('a shadow year changes no figure outside the contract', (sketch) => {
  const without: Sketch = {
    ...sketch,
    contracts: sketch.contracts.map((contract) => ({ ...contract, shadow: undefined })),
  }
  const [shown, plain] = [project(sketch), project(without)]
  const rows = plain.rows.filter((path) => !path.startsWith('contracts.'))

  expectSameRows(plain, shown, indices(sketch), rows)
})

/** Every item of the newer kinds, switched off where it stands. */
function disable(text: string): string {
  return text
    .split('\n')
    .reduce<{ lines: string[]; kind: string }>(
      ({ lines, kind }, line) => {
        const top = /^([a-z-]+):/.exec(line)?.[1] ?? kind
        const isItem = line.startsWith('  ') && ['responsibilities', 'contracts', 'risks'].includes(top)
        return { lines: [...lines, isItem ? line.replace(/ }$/, ', enabled: false }') : line], kind: top }
      },
      { lines: [], kind: '' },
    )
    .lines.join('\n')
}

test.prop([anySketch], runs)('what is switched off is as if it were left out', (sketch) => {
  fc.pre(sketch.contracts.length + sketch.risks.length + sketch.responsibilities.length > 0)
  const text = writeSketch(sketch)
  const without = project({ ...sketch, responsibilities: [], contracts: [], risks: [] })
  const off = disable(text)

  expect(off.match(/enabled: false/g)).toHaveLength(
    sketch.contracts.length + sketch.risks.length + sketch.responsibilities.length,
  )
  const found = projectText(off)
  expect(found.rows).toEqual(without.rows)
  expectSameRows(without, found, indices(sketch))
})

test.prop([contracted, fc.nat({ max: 100 })], runs)(
  'the greater the share of loss that a provider bears, the less the commissioner pays',
  (sketch, percent) => {
    const [some, all] = [project(plainly(sketch, percent)), project(plainly(sketch, 100))]
    sketch.contracts.forEach((contract, k) => {
      for (const year of paidYears(sketch, contract)) {
        const [left, right] = [some, all].map(
          ({ at }) => at(`contracts.k${k}.loss-to-commissioner`, year) ?? new Decimal(Number.NaN),
        ) as [Decimal, Decimal]
        expect(left.gte(right), `${left.toFixed()} and ${right.toFixed()} in year ${year}`).toBe(true)
      }
    })
  },
)
