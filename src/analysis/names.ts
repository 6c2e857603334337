/**
 * The shortest names that tell the files of one command apart: the path without its extension and without the folders
 * that all share. Files that differ in the extension alone keep it; the same file twice keeps one name.
 */
export function scenarioNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) =>
    path === '-'
      ? ['stdin']
      : path
          .replaceAll('\\', '/')
          .split('/')
          .filter((part) => part !== '.' && part !== ''),
  )
  const shared = sharedFolders(parts)
  const full = parts.map((names) => names.slice(shared).join('/').replaceAll('../', ''))
  const short = full.map((name) => name.replace(/\.(ya?ml|json|csv)$/i, ''))
  return short.map((name, index) => {
    const clash = short.some((other, at) => other === name && full[at] !== full[index])
    return clash ? (full[index] ?? name) : name
  })
}

function sharedFolders(parts: readonly (readonly string[])[]): number {
  const [first = []] = parts
  let shared = 0
  while (
    shared < Math.min(...parts.map((names) => names.length)) - 1 &&
    parts.every((names) => names[shared] === first[shared])
  ) {
    shared++
  }
  return shared
}
