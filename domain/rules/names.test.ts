import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alike, firmKey, streetKey } from './names.ts'

describe('names of firms', () => {
  it.each([
    ['Papirhandel ApS', 'PAPIRHANDEL A/S'],
    ['Jensen & Søn', 'Jensen og Soen'],
    ['Ærø Færge', 'Aeroe Faerge'],
    ['Malermester Ærø ApS', 'Malermester Aerø'],
    ['Kommunedata', 'Komunedata'],
    ['Vinduespolering Nord', 'Nord Vinduespolering'],
  ])('%s is %s', (a, b) => {
    expect(alike(firmKey(a), firmKey(b))).toBe(true)
  })

  it.each([
    ['Papirhandel ApS', 'Nordsø Handel ApS'],
    ['CROWN OIL LTD', 'Lynfaktura IVS'],
    ['A/S', 'ApS'],
  ])('%s is not %s', (a, b) => {
    expect(alike(firmKey(a), firmKey(b))).toBe(false)
  })

  it('is like itself, and as like the one way as the other', () => {
    const name = fc.string({ maxLength: 40 })
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(alike(firmKey(a), firmKey(a))).toBe(true)
        expect(alike(firmKey(a), firmKey(b))).toBe(alike(firmKey(b), firmKey(a)))
      }),
    )
  })
})

describe('streets', () => {
  it.each([
    ['Havnegade 3', 'HAVNEG. 3, 2. sal tv.'],
    ['Sct. Knuds Vej 12 B', 'Sankt Knuds Vej 12'],
    ['Gl. Kongevej 1', 'Gammel Kongevej 1'],
    ['Rådhuspladsen 1', 'Raadhuspladsen  1'],
  ])('%s is %s', (a, b) => {
    expect(streetKey(a)).toBe(streetKey(b))
  })

  it('tells house numbers apart', () => {
    expect(streetKey('Havnegade 3')).not.toBe(streetKey('Havnegade 13'))
  })
})
