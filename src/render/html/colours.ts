/** The colours of a page: each text on each ground stands out by 4.5 to 1 at least, which a test reckons. */
export interface Colours {
  readonly ground: string
  readonly panel: string
  readonly text: string
  readonly second: string
  readonly link: string
  readonly deficit: string
  readonly pass: string
  readonly rule: string
}

export const light: Colours = {
  ground: '#ffffff',
  panel: '#f0f4f5',
  text: '#212b32',
  second: '#425563',
  link: '#005eb8',
  deficit: '#b3160b',
  pass: '#00603a',
  rule: '#768692',
}

export const dark: Colours = {
  ground: '#10181f',
  panel: '#1a242c',
  text: '#e8edee',
  second: '#b4bec4',
  link: '#8cc8ff',
  deficit: '#ff9d94',
  pass: '#7fd6a8',
  rule: '#8795a0',
}
