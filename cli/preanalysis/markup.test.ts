import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { escapeText, html } from './markup.ts'

test('whatever a name holds, it stays text: parsed again it is what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const { markup } = html`<p title="${name}">${name}</p>`
      const texts: string[] = []
      const elements: string[] = []
      const parser = new SaxesParser()
      parser.on('error', (error) => {
        throw error
      })
      parser.on('text', (text) => texts.push(text))
      parser.on('opentag', ({ name: element, attributes }) => {
        elements.push(element)
        texts.push(String(attributes.title))
      })
      parser.write(markup).close()
      expect(elements).toEqual(['p'])
      // What steers or cannot be shown has become a space.
      const shown = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
      expect(texts.join('|')).toBe(shown === '' ? '' : `${shown}|${shown}`)
    }),
  )
})

test('parts, lists and nothing', () => {
  expect(html`<i>${['a', 1, undefined, html`<b>&amp;</b>`]}</i>`.markup).toBe('<i>a1<b>&amp;</b></i>')
  expect(escapeText(`<a href="x">'&`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;')
})
