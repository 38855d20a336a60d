import { describe, expect, it } from 'vitest'
import { RULES } from './registry.ts'
import type { Finding } from './rule.ts'
import { statistics } from './statistics.ts'

const fee: Finding = { code: 'RULE_FEE', severity: 'manual', path: 'lines[0].text' }
const unit: Finding = { code: 'RULE_UNIT_UNKNOWN', severity: 'note', path: 'lines[0].unit' }

describe('statistics of the rules', () => {
  it('count an invoice once a rule, and whether a person changed something', () => {
    const own = statistics()
    own.add({ findings: [fee, fee, unit], end: 'returned' })
    own.add({ findings: [fee], end: 'postedByPerson', agrees: true })
    own.add({ findings: [fee], end: 'postedByPerson', agrees: false })
    own.add({ findings: [fee] })
    own.add({ findings: [{ ...fee, severity: 'note', shadow: 'manual' }], end: 'postedByRobot' })
    own.add({ findings: [], end: 'postedByRobot' })
    const of = (rule: string) => own.counts().find((c) => c.rule === rule)
    expect(own.invoices()).toBe(6)
    expect(of('fee')).toEqual({
      rule: 'fee',
      fired: 5,
      stopped: 4,
      noted: 0,
      shadowed: 1,
      ended: 3,
      changed: 2,
    })
    expect(of('line-form')).toMatchObject({ fired: 1, noted: 1, stopped: 0 })
    expect(own.counts().filter((c) => c.fired === 0)).toHaveLength(RULES.length - 2)
  })
})

it('each finding is one rule’s', () => {
  const codes = RULES.flatMap((rule) => Object.keys(rule.finds))
  expect(new Set(codes).size).toBe(codes.length)
})
