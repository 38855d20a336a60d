/** A small tree that can be edited and written again: names keep their prefixes, attributes and white space their order. */
import { SaxesParser } from 'saxes'

export interface Element {
  name: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

export function parse(text: string): Element {
  const parser = new SaxesParser()
  const open: Element[] = []
  let root: Element | undefined
  parser.on('opentag', (tag) => {
    const element: Element = { name: tag.name, attributes: { ...tag.attributes }, children: [] }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', (piece) => {
    open.at(-1)?.children.push(piece)
  })
  parser.write(text).close()
  if (!root) throw new Error('no element')
  return root
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function write(element: Element | string): string {
  if (typeof element === 'string') return escaped(element)
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('')
  return `<${element.name}${attributes}>${element.children.map(write).join('')}</${element.name}>`
}

export const serialise = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`

/** `cbc:ID` → `ID`. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1)

export const elements = (parent: Element): Element[] =>
  parent.children.filter((c): c is Element => typeof c !== 'string')

/** All elements at the end of a path of local names: `InvoiceLine/Item/Name`. */
export function all(root: Element, path: string): Element[] {
  return path
    .split('/')
    .reduce<Element[]>(
      (here, name) => here.flatMap((e) => elements(e).filter((c) => local(c.name) === name)),
      [root],
    )
}

export const first = (root: Element, path: string): Element | undefined => all(root, path)[0]

export const text = (element: Element | undefined): string =>
  element?.children
    .filter((c) => typeof c === 'string')
    .join('')
    .trim() ?? ''

export function setText(element: Element, value: string): void {
  element.children = [value]
}

export function parentOf(root: Element, child: Element): Element | undefined {
  if (root.children.includes(child)) return root
  for (const e of elements(root)) {
    const found = parentOf(e, child)
    if (found) return found
  }
  return undefined
}

export function remove(root: Element, child: Element): void {
  const parent = parentOf(root, child)
  if (parent) parent.children = parent.children.filter((c) => c !== child)
}

export function insertAfter(root: Element, sibling: Element, added: Element): void {
  const parent = parentOf(root, sibling)
  if (parent) parent.children.splice(parent.children.indexOf(sibling) + 1, 0, added)
}

export function insertBefore(root: Element, sibling: Element, added: Element): void {
  const parent = parentOf(root, sibling)
  if (parent) parent.children.splice(parent.children.indexOf(sibling), 0, added)
}

export const leaf = (name: string, value: string, attributes: Record<string, string> = {}): Element => ({
  name,
  attributes,
  children: [value],
})

export const node = (name: string, ...children: readonly Element[]): Element => ({
  name,
  attributes: {},
  children: [...children],
})

export const copy = (element: Element): Element => structuredClone(element)

/** Every element of the tree, itself first. */
export function walk(element: Element): Element[] {
  return [element, ...elements(element).flatMap(walk)]
}
