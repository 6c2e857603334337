/** Which rows read each row: a chain of readings for each, the last first. */
export class Readers {
  private readonly first: Int32Array
  private readonly reader: number[] = []
  private readonly next: number[] = []

  constructor(count: number) {
    this.first = new Int32Array(count).fill(-1)
  }

  add(row: number, reader: number): void {
    this.next.push(this.first[row] ?? -1)
    this.first[row] = this.reader.push(reader) - 1
  }

  each(row: number, visit: (reader: number) => void): void {
    for (let at = this.first[row] ?? -1; at !== -1; at = this.next[at] ?? -1) visit(this.reader[at] as number)
  }
}
