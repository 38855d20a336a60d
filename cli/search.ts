/** How a list that a person searches is narrowed: wherever the text stands in a name, in small or capital letters. */
export function matches(name: string, text: string): boolean {
  return name.toLowerCase().includes(text.trim().toLowerCase())
}
