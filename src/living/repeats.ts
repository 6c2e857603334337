/**
 * How a text is told whose parts stand in it again and again: characters as they are, and for a part that stood before, `mark`, a digit
 * for its length with how many digits its distance has, and these digits, the last first.
 */
export const repeats = {
  mark: '~',
  /** The digits, all of them characters that may stand in a page as they are. */
  digits: Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
    .filter((character) => character !== '<' && character !== '~')
    .join(''),
  /** What is shorter is told as it is. */
  least: 4,
  /** So many lengths have a digit for each number of digits of a distance; the last one has a further digit, which is added to it. */
  lengths: 30,
} as const
