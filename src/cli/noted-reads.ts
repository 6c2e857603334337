import type { Host } from './host.ts'

/** A host like another, and the paths of the files that are read through it, as they are asked for; not standard input. */
export function notingReads(host: Host): { readonly host: Host; readonly paths: Set<string> } {
  const paths = new Set<string>()
  const read: Host['read'] = (path, most) => {
    const found = host.read(path, most)
    if (path !== '-' && found.ok) paths.add(path)
    return found
  }
  return { host: { ...host, read }, paths }
}
