/** Markup in which everything that comes from outside is text: names in a ledger are never read as elements. Well-formed as XML too. */
export interface Markup {
  readonly markup: string
}

export type Content = Markup | string | number | undefined | readonly Content[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Control and direction characters, and halves of characters: none has a place on a page. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu

export function escapeText(text: string): string {
  return text.replace(UNSHOWABLE, ' ').replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c)
}

export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return { markup: strings.map((text, i) => text + written(values[i])).join('') }
}

function written(content: Content): string {
  if (content === undefined) return ''
  if (typeof content === 'string') return escapeText(content)
  if (typeof content === 'number') return String(content)
  if ('markup' in content) return content.markup
  return content.map(written).join('')
}
