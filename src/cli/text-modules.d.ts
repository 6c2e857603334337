/** Manual pages are bundled as text. */
declare module '*.md' {
  const text: string
  export default text
}

/** Scripts for shells are too. */
declare module '*.sh' {
  const text: string
  export default text
}

declare module '*.ps1' {
  const text: string
  export default text
}
