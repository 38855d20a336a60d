/** Edits of one thing in a document, to be put together by the operators. An edit answers whether it found where to be made. */
import { formatDecimal, parseOre } from '../../domain/money.ts'
import { all, copy, type Element, elements, insertAfter, local, remove, setText, text, walk } from './xml.ts'

/** `nth` is the number of the defect within its operator: which of several places, which digit. */
export type Edit = (root: Element, nth: number) => boolean
export type Rewrite = (value: string, nth: number) => string

/** The place that this defect takes of several. */
export const pick = <T>(list: readonly T[], nth: number): T | undefined => list[nth % list.length]

/** Rewrites the text at one of the places of a path; none where nothing would change. */
export const change =
  (path: string, rewrite: Rewrite): Edit =>
  (root, nth) => {
    const element = pick(all(root, path), nth)
    if (!element) return false
    const value = rewrite(text(element), nth)
    if (value === text(element)) return false
    setText(element, value)
    return true
  }

export const to =
  (...values: readonly string[]): Rewrite =>
  (_, nth) =>
    values[nth % values.length] ?? ''

/** `1000.00` and 9000 make `1090.00`. */
export const plusOre =
  (...ores: readonly number[]): Rewrite =>
  (value, nth) => {
    const ore = parseOre(value)
    return ore === undefined ? value : formatDecimal(ore + (ores[nth % ores.length] ?? 0))
  }

export const timesAmount =
  (factor: number): Rewrite =>
  (value) => {
    const ore = parseOre(value)
    return ore === undefined ? value : formatDecimal(ore * factor)
  }

/** One of the digits becomes another. */
export const otherDigit: Rewrite = (value, nth) => {
  const places = [...value].flatMap((c, i) => (/\d/.test(c) ? [i] : []))
  const at = places.at(-1 - (nth % Math.max(1, places.length)))
  if (at === undefined) return value
  return `${value.slice(0, at)}${(Number(value[at]) + 1 + (nth % 3)) % 10}${value.slice(at + 1)}`
}

/** Two neighbouring digits change places. */
export const swappedDigits: Rewrite = (value, nth) => {
  const places = [...value].flatMap((c, i) => {
    const next = value[i + 1]
    return next !== undefined && /\d\d/.test(c + next) && c !== next ? [i] : []
  })
  const at = pick(places, nth)
  if (at === undefined) return value
  return `${value.slice(0, at)}${value[at + 1]}${value[at]}${value.slice(at + 2)}`
}

export const dropOne =
  (path: string): Edit =>
  (root, nth) => {
    const element = pick(all(root, path), nth)
    if (element) remove(root, element)
    return element !== undefined
  }

export const dropAll =
  (...paths: readonly string[]): Edit =>
  (root) => {
    const found = paths.flatMap((path) => all(root, path))
    for (const element of found) remove(root, element)
    return found.length > 0
  }

/** One of the elements of a path stands twice. */
export const double =
  (path: string): Edit =>
  (root, nth) => {
    const element = pick(all(root, path), nth)
    if (element) insertAfter(root, element, copy(element))
    return element !== undefined
  }

export const attribute =
  (path: string, name: string, value: string): Edit =>
  (root, nth) => {
    const element = pick(all(root, path), nth)
    if (!element || element.attributes[name] === value) return false
    element.attributes[name] = value
    return true
  }

/** Puts an element after the last of the first path that there is. */
export const addAfter =
  (paths: readonly string[], make: (nth: number) => Element): Edit =>
  (root, nth) => {
    const sibling = paths.map((path) => all(root, path).at(-1)).find((e) => e !== undefined)
    if (sibling) insertAfter(root, sibling, make(nth))
    return sibling !== undefined
  }

/** Puts an element as the last child of one of those at a path. */
export const addInto =
  (path: string, make: (nth: number) => Element): Edit =>
  (root, nth) => {
    const parent = path === '' ? root : pick(all(root, path), nth)
    parent?.children.push(make(nth))
    return parent !== undefined
  }

/** A fact that a document states in several places is changed in all of them: every text that is that value, with DK before it or without. */
export const everywhere =
  (path: string, rewrite: Rewrite): Edit =>
  (root, nth) => {
    const place = pick(all(root, path), 0)
    const before = text(place).replace(/^DK(?=\d{8}$)/, '')
    const after = rewrite(before, nth)
    if (!before || before === after) return false
    for (const element of walk(root)) {
      const value = text(element)
      if (elements(element).length > 0) continue
      if (value === before) setText(element, after)
      else if (value === `DK${before}` || value === `DK ${before}`) setText(element, `DK${after}`)
    }
    return true
  }

/** Every element of a name, anywhere. */
export const wherever =
  (names: readonly string[], edit: (element: Element, nth: number) => void): Edit =>
  (root, nth) => {
    const found = walk(root).filter((e) => names.includes(local(e.name)))
    for (const element of found) edit(element, nth)
    return found.length > 0
  }

/** All of them, or none counts. */
export const together =
  (...edits: readonly Edit[]): Edit =>
  (root, nth) =>
    edits.map((edit) => edit(root, nth)).every(Boolean)

/** The first of several ways that a document allows: the standards write one fact in different places. */
export const either =
  (...edits: readonly Edit[]): Edit =>
  (root, nth) =>
    edits.some((edit) => edit(root, nth))

export const only =
  (fits: (root: Element) => boolean, edit: Edit): Edit =>
  (root, nth) =>
    fits(root) && edit(root, nth)

export const isOioubl = (root: Element): boolean => text(all(root, 'CustomizationID')[0]).startsWith('OIOUBL')
export const isPeppol = (root: Element): boolean => !isOioubl(root)
export const isInvoice = (root: Element): boolean => local(root.name) === 'Invoice'
