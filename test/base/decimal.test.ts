import { expect, it } from 'vitest'
import { Decimal, epsilon, powerOf, toPlaces, toPlain } from '../../src/base/decimal.ts'

it('forty digits are kept, and a division rounds the last one to the even side', () => {
  expect(new Decimal(1).div(3).toFixed()).toBe(`0.${'3'.repeat(40)}`)
  expect(new Decimal(2).div(3).toFixed()).toBe(`0.${'6'.repeat(39)}7`)
  // 1 + 5e-40 and 1 + 15e-40 lie halfway between two numbers of forty digits: each goes to the even one.
  expect(new Decimal(`1.${'0'.repeat(39)}5`).plus(0).toFixed()).toBe('1')
  expect(new Decimal(`1.${'0'.repeat(38)}15`).plus(0).toFixed()).toBe(`1.${'0'.repeat(38)}2`)
})

it('a number becomes no binary fraction on the way', () => {
  expect(new Decimal('0.1').plus('0.2').toFixed()).toBe('0.3')
  expect(new Decimal('12345678901234567.89').toFixed()).toBe('12345678901234567.89')
})

it.each<[string, string]>([
  ['0', '0'],
  ['-0', '0'],
  ['113.0', '113'],
  ['27.40', '27.4'],
  ['-5', '-5'],
  ['1e21', '1000000000000000000000'],
  ['1e40', `1${'0'.repeat(40)}`],
  ['1e-24', '0.000000000000000000000001'],
  ['1e-30', '0'],
  ['-1e-30', '0'],
  ['0.1234567890123456789012345678906', '0.123456789012345678901234567891'],
])('a machine reads %s as %s', (value, text) => {
  expect(toPlain(new Decimal(value))).toBe(text)
})

it('a machine reads thirty digits: the last ten of forty are rounding', () => {
  expect(toPlain(new Decimal(2).div(3))).toBe(`0.${'6'.repeat(29)}7`)
  expect(toPlain(new Decimal(1).div(3).times(3))).toBe('1')
})

it.each<[string, number, string]>([
  ['0.05', 1, '0.1'],
  ['-0.05', 1, '-0.1'],
  ['0.15', 1, '0.2'],
  ['0.25', 1, '0.3'],
  ['2.5', 0, '3'],
  ['-2.5', 0, '-3'],
  ['0.0499', 1, '0.0'],
  ['-0.0499', 1, '0.0'],
  ['-0.4', 0, '0'],
  ['-0', 2, '0.00'],
  ['1e21', 0, '1000000000000000000000'],
  ['1e-30', 3, '0.000'],
  ['76.0', 1, '76.0'],
  ['999.95', 1, '1000.0'],
])('%s is shown to %i places as %s: half goes away from zero, and nothing is minus nothing', (value, places, text) => {
  expect(toPlaces(new Decimal(value), places)).toBe(text)
})

it('differences that checks pass over are far below a penny', () => {
  // A penny is 1e-11 of a billion.
  expect(epsilon.lt('1e-11')).toBe(true)
  expect(epsilon.gt('1e-30')).toBe(true)
})

it.each<[string, string, number, string | undefined]>([
  // 2 to the tenth is 1,024.
  ['the tenth root of 1024', '1024', 10, '2'],
  ['the cube root of 8', '8', 3, '2'],
  ['the square root of 2', '2', 2, '1.414213562373095048801688724209698078570'],
  ['a root of nought', '0', 10, '0'],
  ['a root of less than nought', '-8', 3, undefined],
])('%s to forty digits', (_, of, degree, root) => {
  expect(powerOf(new Decimal(of), new Decimal(1).div(degree))?.toFixed()).toBe(
    root === undefined ? undefined : new Decimal(root).toFixed(),
  )
})

it('a powerOf that is no root is that of decimal.js', () => {
  expect(powerOf(new Decimal('1.02'), new Decimal(3))?.toFixed()).toBe('1.061208')
  expect(powerOf(new Decimal(2), new Decimal('0.3'))?.toFixed()).toBe(new Decimal(2).pow('0.3').toFixed())
})
