/** Only characters of ASCII: the pound sign becomes GBP. Names that an author wrote are left as they are. */
export function toAscii(text: string): string {
  return text.replace(/£ ?(?=[\p{L}\d(])/gu, 'GBP ').replaceAll('£', 'GBP')
}
