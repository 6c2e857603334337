import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (allocation: string, rest = ''): string => `
title: Pace of change
years: { base: 2017/18, count: 3 }
funding: { allocation: ${allocation} }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
${rest}`

const points = '[{ at: -5%, growth: 6% }, { at: 0%, growth: 2% }, { at: 10%, growth: 1% }]'

it.each([
  { name: 'below the lowest point it is the growth of that point', base: '90', growth: '0.06' },
  { name: 'at the lowest point', base: '95', growth: '0.06' },
  // Half of the way from -5% to 0%: half of the way from 6% to 2%.
  { name: 'between two points', base: '97.5', growth: '0.04' },
  { name: 'at a point with others on either side', base: '100', growth: '0.02' },
  // Four tenths of the way from 0% to 10%: 2% - 0.4 x 1%.
  { name: 'between two points further apart', base: '104', growth: '0.016' },
  { name: 'at the highest point', base: '110', growth: '0.01' },
  { name: 'above the highest point it is the growth of that point', base: '120', growth: '0.01' },
])('growth follows the opening distance: $name', ({ base, growth }) => {
  // Against a target of 100 a stream of 97.5 is 2.5% below it.
  const { years } = projectText(
    definition(`{ base: ${base}, target: { base: 100, growth: 0% }, pace: { by-distance: ${points} } }`),
  )

  expect(years('funding.allocation.growth')[1]).toBe(growth)
})

it('a stream between the published points of 2.1% at 5% and 0.02% at 10% above target', () => {
  const { years } = projectText(
    definition(
      '{ base: 107.5, target: { base: 100, growth: 0% }, pace: { by-distance: [{ at: 5%, growth: 2.1% }, { at: 10%, growth: 0.02% }] } }',
    ),
  )

  // Half way: (2.1% + 0.02%) / 2 = 1.06%; 107.5 x 1.0106 = 108.6395.
  expect(years('funding.allocation.growth')[1]).toBe('0.0106')
  expect(years('funding.allocation.recurrent')[1]).toBe('108.6395')
  // The year after it opens 8.6395% above: 2.1% - 2.08% x 3.6395 / 5 = 2.1% - 1.514032% = 0.585968%.
  expect(years('funding.allocation.opening-distance')[2]).toBe('0.086395')
  expect(years('funding.allocation.growth')[2]).toBe('0.00585968')
})

it('one point alone is the same growth at any distance', () => {
  const { years } = projectText(
    definition('{ base: 70, target: { base: 100, growth: 50% }, pace: { by-distance: [{ at: 3%, growth: 10% }] } }'),
  )

  // 70 x 1.1 = 77; 84.7; 93.17.
  expect(years('funding.allocation.recurrent')).toEqual(['70', '77', '84.7', '93.17'])
})

it('a stream that closes its distance by a year takes an equal part of it off each year', () => {
  const { years } = projectText(
    definition('{ base: 110, target: { base: 100, growth: 2% }, pace: { close-by: 2019/20 } }'),
  )

  expect(years('funding.allocation.target')).toEqual(['100', '102', '104.04', '106.1208'])
  // 10% above; with two years left half of it is left: 102 x 1.05; then none; then the target itself.
  expect(years('funding.allocation.recurrent')).toEqual(['110', '107.1', '104.04', '106.1208'])
  expect(years('funding.allocation.opening-distance')).toEqual(['-', '0.1', '0.05', '0'])
  expect(years('funding.allocation.distance')).toEqual(['0.1', '0.05', '0', '0'])
  // 104.04 / 107.1 - 1 = 1.02 / 1.05 - 1 = -1 / 35; afterwards the growth of the target.
  expect(years('funding.allocation.growth')[2]).toMatch(/^-0\.02857142857142857/)
  expect(years('funding.allocation.growth')[3]).toBe('0.02')
})

it('a stream below its target closes upwards', () => {
  const { years } = projectText(
    definition('{ base: 92, target: { base: 100, growth: 0% }, pace: { close-by: 2021/22 } }'),
  )

  // 8% below and four years, of which the last lies beyond the horizon: 6%, 4% and 2% are left.
  expect(years('funding.allocation.recurrent')).toEqual(['92', '94', '96', '98'])
  expect(years('funding.allocation.distance')).toEqual(['-0.08', '-0.06', '-0.04', '-0.02'])
})

it('a stream that closes in the first year is at its target at once', () => {
  const { years } = projectText(
    definition('{ base: 125, target: { base: 100, growth: 4% }, pace: { close-by: 2018/19 } }'),
  )

  expect(years('funding.allocation.recurrent')[1]).toBe('104')
  expect(years('funding.allocation.distance').slice(0, 2)).toEqual(['0.25', '0'])
})

it('where a floor binds, the remaining distance is parted over the remaining years', () => {
  const { years } = projectText(
    definition(
      '{ base: 110, target: { base: 100, growth: 0% }, pace: { close-by: 2020/21, minimum: { 2018/19: 0%, 2019/20..: -10% } } }',
    ),
  )

  // A third of 10% off would be a fall of 3%, but the floor is nothing: still 10% above. Then half of it, then all.
  expect(years('funding.allocation.recurrent')).toEqual(['110', '110', '105', '100'])
  expect(years('funding.allocation.distance')).toEqual(['0.1', '0.1', '0.05', '0'])
})

it('a floor that binds in the closing year leaves a distance, which goes as soon as the floor lets it', () => {
  const { years } = projectText(
    definition(
      '{ base: 110, target: { base: 100, growth: 0% }, pace: { close-by: 2018/19, minimum: { 2018/19: -5%, 2019/20..: -20% } } }',
    ),
  )

  // 110 x 0.95 = 104.5 and not 100; then 100.
  expect(years('funding.allocation.recurrent')).toEqual(['110', '104.5', '100', '100'])
  expect(years('funding.allocation.distance')).toEqual(['0.1', '0.045', '0', '0'])
})

it('an adjustment in a closing year is part of where the stream must land', () => {
  const { years } = projectText(
    definition(
      '{ base: 100, target: { base: 80, growth: 0% }, pace: { close-by: 2018/19 }, adjustments: { 2018/19: 5 } }',
    ),
  )

  // (80 - 5) / 100 - 1 = -25%; 100 x 0.75 + 5 = 80.
  expect(years('funding.allocation.growth')[1]).toBe('-0.25')
  expect(years('funding.allocation.recurrent')).toEqual(['100', '80', '80', '80'])
})

it('base growth less convergence needs no target, and has then no distance', () => {
  const { years, rows } = projectText(
    definition('{ base: 100, pace: { base-growth: 3%, convergence: { 2018/19: 0.5%, 2019/20: 1%, 2020/21: -1% } } }'),
  )

  // 3% - 0.5%; 3% - 1%; 3% + 1%: 102.5; 104.55; 108.732.
  expect(years('funding.allocation.growth')).toEqual(['-', '0.025', '0.02', '0.04'])
  expect(years('funding.allocation.recurrent')).toEqual(['100', '102.5', '104.55', '108.732'])
  expect(rows.filter((path) => /target|distance/.test(path))).toEqual([])
})

it('base growth less convergence against a target shows the distance it comes to', () => {
  const { years } = projectText(
    definition('{ base: 110, target: { base: 100, growth: 2% }, pace: { base-growth: 3%, convergence: 1% } }'),
  )

  // Growing as the target does keeps the distance.
  expect(years('funding.allocation.distance')).toEqual(['0.1', '0.1', '0.1', '0.1'])
})

it('re-basing steps the target before it grows, and the opening distance is from the new one', () => {
  const { years } = projectText(
    definition(
      '{ base: 110, target: { base: 100, growth: 10%, rebasing: { 2019/20: 10, 2020/21: -12 } }, pace: { by-distance: [{ at: 0%, growth: 20% }] } }',
    ),
  )

  // 100 x 1.1; (110 + 10) x 1.1; (132 - 12) x 1.1.
  expect(years('funding.allocation.target')).toEqual(['100', '110', '132', '132'])
  // 110 x 1.2; x 1.2; x 1.2.
  expect(years('funding.allocation.recurrent')).toEqual(['110', '132', '158.4', '190.08'])
  // 110 / 100 - 1; 132 / 120 - 1; 158.4 / 120 - 1.
  expect(years('funding.allocation.opening-distance')).toEqual(['-', '0.1', '0.1', '0.32'])
  // 110 / 100 - 1; 132 / 110 - 1; 158.4 / 132 - 1; 190.08 / 132 - 1.
  expect(years('funding.allocation.distance')).toEqual(['0.1', '0.2', '0.2', '0.44'])
})

const falling = 'population: { base: 1000, growth: -2% }'
const growing = 'population: { base: 1000, growth: 2% }'

it.each([
  { name: 'in cash', floors: 'minimum: 1%', people: falling, growth: '0.01' },
  // 1.01 x 0.98 - 1 = -1.02%: fewer people need less money each year for 1% more a head.
  { name: 'a head, people falling', floors: 'minimum-per-head: 1%', people: falling, growth: '-0.0102' },
  { name: 'both, of which cash is higher', floors: 'minimum: 0%, minimum-per-head: 1%', people: falling, growth: '0' },
  // 1.01 x 1.02 - 1 = 3.02%.
  {
    name: 'both, of which a head is higher',
    floors: 'minimum: 0%, minimum-per-head: 1%',
    people: growing,
    growth: '0.0302',
  },
  { name: 'neither binding', floors: 'minimum: -9%, minimum-per-head: -9%', people: growing, growth: '-0.05' },
])('the least growth: $name', ({ floors, people, growth }) => {
  const { years } = projectText(
    definition(
      `{ base: 100, target: { base: 80, growth: 0% }, pace: { by-distance: [{ at: 0%, growth: -5% }], ${floors} } }`,
      people,
    ),
  )

  expect(years('funding.allocation.growth')).toEqual(['-', growth, growth, growth])
})

it('a floor a head is what growth a head comes to where it binds', () => {
  const { years } = projectText(
    definition('{ base: 100, pace: { base-growth: 0%, convergence: 3%, minimum-per-head: 1% } }', falling),
  )

  expect(years('funding.growth-per-head')).toEqual(['-', '0.01', '0.01', '0.01'])
})

it('what is to close a distance must be above nothing, for no rate makes something of it', () => {
  const closing = (base: number): string =>
    definition(`{ base: ${base}, target: { base: 80, growth: 0% }, pace: { close-by: 2018/19 } }`, growing)

  expect(projectText(closing(40)).years('funding.allocation.growth')[1]).toBe('1')
  expect(() => projectText(closing(0))).toThrow('funding.allocation.base must be above zero')
})

it('the distance from target in money is recurrent funding less target, negative below it', () => {
  const { years } = projectText(
    definition(
      '{ base: 110, target: { base: 100, growth: 10% }, pace: { by-distance: [{ at: 0%, growth: 0% }] }, non-recurrent: { 2018/19: 5 } }',
    ),
  )

  // 110 - 100; 110 - 110, one-off money left out; 110 - 121; 110 - 133.1.
  expect(years('funding.allocation.above-target')).toEqual(['10', '0', '-11', '-23.1'])
})
