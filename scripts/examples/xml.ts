/** Builds XML text from nested elements; every text and attribute is escaped. */

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly Element[]
}

type Child = Element | undefined

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** An aggregate; children that are undefined are left out. */
export const node = (name: string, ...children: readonly (Child | readonly Child[])[]): Element => ({
  name,
  attributes: {},
  content: children.flat().filter((child): child is Element => child !== undefined),
})

/** An element with text. */
export const leaf = (
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): Element => ({
  name,
  attributes,
  content: text,
})

function write(element: Element, indent: string): string {
  const attributes = Object.entries(element.attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')
  const open = `${indent}<${element.name}${attributes}>`
  if (typeof element.content === 'string') return `${open}${escaped(element.content)}</${element.name}>\n`
  return `${open}\n${element.content.map((child) => write(child, `${indent} `)).join('')}${indent}</${element.name}>\n`
}

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd'

/** A whole UBL document; its declaration says UTF-8. */
export function ublDocument(root: 'Invoice' | 'CreditNote', children: readonly Child[]): string {
  const element: Element = {
    ...node(root, children),
    attributes: {
      xmlns: `${UBL}:${root}-2`,
      'xmlns:cac': `${UBL}:CommonAggregateComponents-2`,
      'xmlns:cbc': `${UBL}:CommonBasicComponents-2`,
    },
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(element, '')}`
}
