/** As much of WebAssembly as is used here: the types of Node leave it out. */
interface WebAssembly {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** WebAssembly, where the runtime has it. */
export const webAssembly = (globalThis as { readonly WebAssembly?: WebAssembly }).WebAssembly

/** A module of some bytes; undefined where the runtime has no WebAssembly, or none with vectors. */
export function moduleFrom(bytes: Uint8Array): object | undefined {
  try {
    return webAssembly && new webAssembly.Module(bytes)
  } catch {
    return undefined
  }
}
