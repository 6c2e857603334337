/** A row of a sheet that formulas refer to. Where it is, is known once the sheets are laid out. */
export class SheetLine {
  private at: { readonly sheet: string; readonly row: number } | undefined

  /** Rows are from 1. */
  place(sheet: string, row: number): void {
    this.at = { sheet, row }
  }

  get sheet(): string {
    return this.placed.sheet
  }

  get row(): number {
    return this.placed.row
  }

  private get placed(): { readonly sheet: string; readonly row: number } {
    if (this.at === undefined) throw new Error('A row is referred to that stands on no sheet')
    return this.at
  }
}
