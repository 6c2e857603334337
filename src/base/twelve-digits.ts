/** A binary fraction to twelve significant digits, in plain notation without noughts at the end: `0.0309`, `-12.5`. */
export function twelveDigits(value: number): string {
  if (value === 0) return '0'
  const text = value.toPrecision(12)
  const exponent = text.indexOf('e')
  if (exponent >= 0) return plain(text.slice(0, exponent), Number(text.slice(exponent + 1)))
  return text.includes('.') ? withoutNoughts(text) : text
}

/** Move the point of `1.23400000000` by an exponent. */
function plain(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.slice(sign.length).replace('.', '')
  if (exponent < 0) return `${sign}${withoutNoughts(`0.${'0'.repeat(-exponent - 1)}${digits}`)}`
  return `${sign}${digits.padEnd(exponent + 1, '0')}`
}

function withoutNoughts(text: string): string {
  let end = text.length
  while (text.charCodeAt(end - 1) === nought) end--
  return text.slice(0, text.charCodeAt(end - 1) === point ? end - 1 : end)
}

const nought = 48
const point = 46
