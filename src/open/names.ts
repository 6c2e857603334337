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
  const full = parts.map((names) => names.slice(shared).join('/'))
  const within = full.map((name) => name.replaceAll('../', ''))
  const short = within.map((name) => name.replace(/\.(ya?ml|json|csv)$/i, ''))
  // The shortest that no other file has: without folders above and extension, without folders above, or whole.
  const whole = full.map((name) => name.replaceAll('../', 'above/'))
  return full.map((own, index) => {
    const fits = (names: readonly string[]): boolean =>
      names.every((name, at) => name !== names[index] || full[at] === own)
    const best = [short, within].find(fits) ?? whole
    return best[index] ?? own
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
