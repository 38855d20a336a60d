import { describe, expect, it } from 'vitest'
import { Coder, type Proposal } from './coder.ts'
import { alternativesOf, evidenceOf, MOST_MISSING, missingLines, sentence } from './explain.ts'
import { dayOf, type LineFacts } from './line.ts'

const LINE: LineFacts = {
  lineId: 'L',
  day: dayOf('2021-06-01'),
  supplierId: 'S1',
  supplierName: 'Papir ApS',
  department: 'D1',
  text: 'Kopipapir 500',
  amount: 12_500,
  documentNo: 'F1',
  reference: '',
}

function taught(codes: readonly number[]): Coder {
  const coder = new Coder()
  codes.forEach((code, i) => {
    const line = {
      ...LINE,
      lineId: `P${i}`,
      day: dayOf('2021-03-01') + i,
      documentNo: `P${i}`,
      text: `Kopipapir ${i}`,
    }
    const [proposal] = coder.propose([line], () => true).proposals
    coder.teach([{ proposal: proposal as Proposal, code }])
  })
  return coder
}

const asked = (coder: Coder): Proposal => coder.propose([LINE], () => true).proposals[0] as Proposal

describe('an explanation', () => {
  it('counts what people coded, since when and when last', () => {
    const coder = taught([4, 4, 4, 7, 4])
    const evidence = evidenceOf(coder, asked(coder))
    expect(evidence.find((e) => e.key === 'supplier department')).toEqual({
      key: 'supplier department',
      agreeing: 4,
      lines: 5,
      first: dayOf('2021-03-01'),
      last: dayOf('2021-03-05'),
    })
    expect(evidence.map((e) => sentence(e, 'en'))).toContain(
      '4 of 5 lines of the supplier at this institution since 2021-03-01, last on 2021-03-05',
    )
    expect(evidence.map((e) => sentence(e, 'da'))).toContain(
      '4 af 5 linjer fra leverandøren ved institutionen siden 2021-03-01, senest den 2021-03-05',
    )
  })

  it('names the alternatives with odds that add up', () => {
    const coder = taught([4, 4, 4, 7, 4])
    const [first, second] = alternativesOf(asked(coder), 3)
    expect([first?.code, second?.code]).toEqual([4, 7])
    expect((first?.p ?? 0) + (second?.p ?? 0)).toBeCloseTo(1, 6)
  })

  it('says how many lines are missing: with so many added the decision is another, with one fewer it is not', () => {
    const isSure = ({ odds }: Proposal): boolean => Math.max(...(odds?.p ?? [0])) > 0.9
    const codes = [4, 7, 4, 7, 4]
    const coder = taught(codes)
    const missing = missingLines(coder, asked(coder), isSure) ?? 0
    expect(missing).toBeGreaterThan(0)
    expect(missing).toBeLessThanOrEqual(MOST_MISSING)
    const withMore = (more: number): boolean => {
      const other = taught(codes)
      for (let i = 0; i < more; i++) other.teach([{ proposal: asked(other), code: 4 }])
      return isSure(asked(other))
    }
    expect(withMore(missing)).toBe(true)
    expect(withMore(missing - 1)).toBe(false)
  })

  it('says nothing of what nothing would make sure', () => {
    const coder = taught([4, 7])
    expect(missingLines(coder, asked(coder), () => false)).toBeUndefined()
    expect(missingLines(new Coder(), asked(new Coder()), () => true)).toBeUndefined()
  })
})
