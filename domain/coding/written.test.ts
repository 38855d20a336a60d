import { describe, expect, it } from 'vitest'
import { FEATURES } from './features.ts'
import { UNKNOWN, Written } from './written.ts'

const FEATURE = new Float32Array(FEATURES)
const PROPOSED = 4
const OTHER = 5

/** One unit of each list; each number is what people coded a line, of which `PROPOSED` was said. */
function written(units: readonly (readonly number[])[], { inclusion = 1 } = {}): Written {
  const all = new Written()
  units.forEach((codes, unit) => {
    codes.forEach((code, i) => {
      const line = { day: 100 + unit, unit, score: 0.9 - i / 10, proposed: PROPOSED }
      const number = all.add(line, { inclusion, apart: false, before: false }, FEATURE, 0)
      if (code !== UNKNOWN) all.label(number, code)
    })
  })
  return all
}

const told = ({ use, right, weight }: ReturnType<Written['sample']>) => ({
  use: [...use],
  right: [...right],
  weight: [...weight],
})

describe('what trees learn from', () => {
  it('a line is right where its whole unit is, and each unit counts once', () => {
    const all = written([[PROPOSED, OTHER], [PROPOSED], [PROPOSED, PROPOSED, PROPOSED, PROPOSED]])
    expect(told(all.sample(0))).toEqual({
      use: [0, 1, 2, 3, 4, 5, 6],
      right: [0, 0, 1, 1, 1, 1, 1],
      weight: [0.5, 0.5, 1, 0.25, 0.25, 0.25, 0.25],
    })
  })

  it('a unit of which a line is not coded by people says nothing, and one that was drawn counts for those that were not', () => {
    expect(told(written([[PROPOSED, UNKNOWN], [OTHER]], { inclusion: 0.05 }).sample(0))).toEqual({
      use: [2],
      right: [0],
      weight: [20],
    })
  })

  it('what is older than asked is left out', () => {
    expect([...written([[PROPOSED], [PROPOSED]]).sample(101).use]).toEqual([1])
  })
})

describe('what proves a threshold', () => {
  it('is a unit with the least of its scores, wrong where one line is', () => {
    expect(written([[PROPOSED, OTHER], [PROPOSED]]).judged(0)).toEqual([
      { score: 0.9, wrong: false, inclusion: 1, before: false },
      { score: 0.8, wrong: true, inclusion: 1, before: false },
    ])
  })

  it('is a unit without a label where people have not coded all of it', () => {
    expect(written([[PROPOSED, UNKNOWN]]).judged(0)).toMatchObject([{ wrong: undefined }])
  })

  it('begins on a day', () => {
    expect(written([[OTHER], [PROPOSED]]).judged(101)).toMatchObject([{ wrong: false }])
  })
})
