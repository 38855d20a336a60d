import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import type { Markup } from './markup.ts'
import { bars, columns } from './svg.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function elementsOf({ markup }: Markup): readonly Element[] {
  const elements: Element[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string> })
  })
  parser.write(markup).close()
  return elements
}

const number = (element: Element, name: string): number => Number(element.attributes[name])

function sizeOf([svg]: readonly Element[]): readonly [number, number] {
  const [, , width = 0, height = 0] = (svg?.attributes.viewBox ?? '').split(' ').map(Number)
  return [width, height]
}

test('bars: as long as their values say, all within the drawing', () => {
  const bar = fc.record({
    label: fc.string({ maxLength: 60 }),
    value: fc.double({ min: 0, max: 1e6, noNaN: true }),
    more: fc.double({ min: 0, max: 1e6, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 20 }), (rows) => {
      const drawn = elementsOf(
        bars(
          'title',
          rows.map(({ label, value, more }) => ({ label, value, high: value + more, told: 'x' })),
        ),
      )
      const [width, height] = sizeOf(drawn)
      const rects = drawn.filter((e) => e.name === 'rect')
      expect(rects).toHaveLength(rows.length)
      const most = Math.max(...rows.map((r) => r.value + r.more), Number.MIN_VALUE)
      rects.forEach((rect, i) => {
        const share = (rows[i]?.value ?? 0) / most
        expect(number(rect, 'width')).toBeCloseTo(share * (width - 220 - 235), 0)
        expect(number(rect, 'y') + number(rect, 'height')).toBeLessThanOrEqual(height)
      })
      for (const text of drawn.filter((e) => e.name === 'text')) {
        expect(number(text, 'x')).toBeGreaterThanOrEqual(0)
        expect(number(text, 'x')).toBeLessThanOrEqual(width)
      }
    }),
  )
})

test('columns: parts stand on one another, none below the ground or above the drawing', () => {
  const column = fc.record({
    label: fc.string(),
    told: fc.string(),
    parts: fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 3, maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 40 }), (all) => {
      const drawn = elementsOf(columns('title', all, ['a', 'b', 'c']))
      const [width] = sizeOf(drawn)
      const rects = drawn.filter((e) => e.name === 'rect').slice(3)
      expect(rects).toHaveLength(3 * all.length)
      rects.forEach((rect, i) => {
        expect(number(rect, 'y')).toBeGreaterThanOrEqual(39)
        expect(number(rect, 'x') + number(rect, 'width')).toBeLessThanOrEqual(width)
        const below = i % 3 === 0 ? 190 : number(rects[i - 1] as Element, 'y')
        expect(number(rect, 'y') + number(rect, 'height')).toBeCloseTo(below, 0)
      })
    }),
  )
})
