import { describe, expect, it } from 'vitest'
import type { Invoice } from '../invoice/invoice.ts'
import { INVOICE, LINE } from '../invoice/sample.test-support.ts'
import { CASES, FULL, CONTEXT as FULL_CONTEXT } from './cases.test-support.ts'
import { applyRules, RULES, wantPerson } from './registry.ts'
import type { Finding, Rule, RuleContext } from './rule.ts'

const CONTEXT: RuleContext = {
  invoice: INVOICE,
  receivedAt: '2026-03-13T00:30:00Z',
  institution: { area: 'skoler', costCentre: '1000' },
  creditors: [{ creditorNo: 'K1', accounts: ['BANK:5301-0001234567'] }],
}

/** Their cases stand below, one by one. */
const ELSEWHERE = new Set(['institution', 'supplier', 'payee'])

/** What all rules find in the invoice, altered: `code severity path` each. */
function findings(invoice: Partial<Invoice>, registers: Partial<RuleContext> = {}): readonly string[] {
  const found = applyRules({ ...CONTEXT, ...registers, invoice: { ...INVOICE, ...invoice } })
  return found.map(({ code, severity, path }: Finding) => `${code} ${severity} ${path}`)
}

const totals = (altered: Partial<Invoice['totals']>): Partial<Invoice> => ({
  totals: { ...INVOICE.totals, ...altered },
})
const firstVat = (altered: Partial<Invoice['vat'][number]>): Partial<Invoice> => ({
  vat: INVOICE.vat.map((v, i) => (i === 0 ? { ...v, ...altered } : v)),
})

describe('rules', () => {
  it('find nothing in an invoice as it should be', () => {
    expect(findings({})).toEqual([])
  })

  it('have a name each and a source', () => {
    expect(new Set(RULES.map((r) => r.id)).size).toBe(RULES.length)
    for (const { source } of RULES) expect(source.length).toBeGreaterThan(10)
  })

  it('show what they find in the order of the rules', () => {
    expect(findings({ holdsCpr: true, gln: '1', currency: 'EUR' })).toEqual([
      'RULE_GLN_MISSING reject gln',
      'RULE_CURRENCY manual currency',
      'RULE_CPR_FOUND manual lines',
    ])
  })
})

it('a person is wanted for all that is found but notes', () => {
  const found = (['note', 'manual', 'reject', 'note'] as const).map(
    (severity, i): Finding => ({ code: 'RULE_CURRENCY', severity, path: String(i) }),
  )
  expect(wantPerson(found).map((f) => f.path)).toEqual(['1', '2'])
})

describe('each rule', () => {
  const found = (rule: Rule, context: RuleContext) =>
    rule.check(context).map(({ code, severity, path }) => `${code} ${severity} ${path}`)

  it.each(CASES.map((c) => [c.rule, c.what, c] as const))('%s: %s', (id, _, { invoice, around, finds }) => {
    const rule = RULES.find((r) => r.id === id)
    expect(rule, id).toBeDefined()
    if (rule)
      expect(found(rule, { ...FULL_CONTEXT, ...around, invoice: { ...FULL, ...invoice } })).toEqual(finds)
  })

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s leaves a good invoice alone', (_, rule) => {
    expect(rule.check(FULL_CONTEXT)).toEqual([])
  })

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s finds something somewhere, and all that it says',
    (id, rule) => {
      const cases = CASES.filter((c) => c.rule === id && c.finds.length > 0)
      const said = cases.flatMap((c) => c.finds.map((f) => f.split(' ').slice(0, 2).join(' ')))
      const declared = Object.entries(rule.finds).flatMap(([code, severities]) =>
        severities.map((s) => `${code} ${s}`),
      )
      for (const one of said) expect(declared).toContain(one)
      if (!ELSEWHERE.has(id)) expect(new Set(said)).toEqual(new Set(declared))
    },
  )
})

describe('a rule in shadow', () => {
  const invoice = { ...FULL, copy: true, lines: FULL.lines.map((l) => ({ ...l, text: 'Rykkergebyr' })) }
  it('is counted and stops nothing', () => {
    const found = applyRules({ ...FULL_CONTEXT, invoice, shadow: ['fee'] })
    expect(wantPerson(found).map((f) => f.code)).toEqual(['RULE_COPY'])
    expect(found).toContainEqual({
      code: 'RULE_FEE',
      severity: 'note',
      shadow: 'manual',
      path: 'lines[0].text',
    })
  })
  it('acts all the same where it keeps money from the wrong hands', () => {
    const found = applyRules({ ...FULL_CONTEXT, invoice, shadow: ['copy', 'payee'] })
    expect(wantPerson(found).map((f) => f.code)).toContain('RULE_COPY')
  })
})

it('tells at most ten of a kind, and that there are more', () => {
  const lines = Array.from({ length: 5_000 }, (_, i) => ({ ...LINE, id: String(i), text: '' }))
  const all = applyRules({ ...FULL_CONTEXT, invoice: { ...FULL, lines } })
  expect(all.length).toBeLessThan(60)
  expect(all.at(-1)?.code).toBe('RULE_FINDINGS_CUT')
})

describe('institution', () => {
  it.each(['5790000000006', '579000000000', '57900000000050', '579000000000x'])(
    'wants a GLN with a right check digit: %j',
    (gln) => {
      expect(findings({ gln })).toEqual(['RULE_GLN_MISSING reject gln'])
    },
  )
  it('wants one at all, and one of ours', () => {
    const { gln: _, ...without } = INVOICE
    expect(applyRules({ ...CONTEXT, invoice: without })).toEqual([
      { code: 'RULE_GLN_MISSING', severity: 'manual', path: 'gln' },
    ])
    expect(findings({}, { institution: undefined })).toEqual(['RULE_GLN_UNKNOWN manual gln'])
  })
  it.each(['5790000000005', '4006381333931', '0000000000000'])('takes %s', (gln) => {
    expect(findings({ gln })).toEqual([])
  })
})

describe('supplier', () => {
  it.each(['13585629', '1358562', 'DK135856', '12345678', '013585628', '135856280', ''])(
    'wants a CVR number that can be right: %j',
    (cvr) => {
      expect(findings({ supplier: { name: 'X', cvr } })).toEqual(['RULE_CVR_INVALID manual supplier.cvr'])
    },
  )
  it('wants one at all', () => {
    expect(findings({ supplier: { name: 'X' } })).toEqual(['RULE_CVR_INVALID manual supplier.cvr'])
  })
  it('wants exactly one creditor with it', () => {
    const creditor = { creditorNo: 'K2', accounts: ['BANK:5301-0001234567'] }
    const unknown = 'RULE_SUPPLIER_UNKNOWN manual supplier.cvr'
    expect(findings({}, { creditors: [creditor, ...CONTEXT.creditors] })).toEqual([unknown])
    expect(findings({}, { creditors: [] })).toContain(unknown)
  })
})

it('currency: kroner only', () => {
  expect(findings({ currency: 'SEK' })).toEqual(['RULE_CURRENCY manual currency'])
})

describe('sums', () => {
  /** That it stands beside the lines is another rule's. */
  const sumsOf = (altered: Partial<Invoice>) =>
    findings(altered).filter((f) => !f.startsWith('RULE_BESIDE_LINES'))

  it.each([
    [{ lines: 14_001, net: 14_001, gross: 16_501, payable: 16_501 }, ['totals.lines']],
    [{ net: 13_999, gross: 16_499, payable: 16_499 }, ['totals.net']],
    [{ gross: 16_501, payable: 16_501 }, ['totals.gross']],
    [{ gross: 16_449, payable: 16_449 }, ['totals.gross']],
    [{ payable: 16_551 }, ['totals.payable']],
    [{ payable: 16_400 }, ['totals.payable']],
    [{ allowances: 100 }, ['totals.allowances']],
    [{ charges: 100 }, ['totals.charges']],
    [{ prepaid: 100 }, ['totals.payable']],
    [{ rounding: 40 }, ['totals.gross']],
    [{ excise: 40 }, ['totals.net']],
  ])('finds %j', (altered, paths) => {
    const expected = paths.map((path) => `RULE_SUM_WRONG reject ${path}`)
    expect(sumsOf(totals(altered))).toEqual(expected)
  })

  it('takes what is rounded and prepaid, and says so', () => {
    expect(sumsOf(totals({ rounding: 50, gross: 16_550, prepaid: 6_550, payable: 10_000 }))).toEqual([])
  })

  it('takes allowances and charges of the document', () => {
    const allowances = [
      { charge: false, amount: 2_000, vatCategory: 'S', vatRate: 2500 },
      { charge: true, amount: 1_000, vatCategory: 'E', vatRate: 0 },
    ] as const
    const vat = [
      { category: 'S', rate: 2500, base: 8_000, vat: 2_000 },
      { category: 'E', rate: 0, base: 5_000, vat: 0 },
    ] as const
    const stated = {
      allowances: 2_000,
      charges: 1_000,
      net: 13_000,
      vat: 2_000,
      gross: 15_000,
      payable: 15_000,
    }
    expect(findings({ allowances, vat, ...totals(stated) })).toEqual(['RULE_BESIDE_LINES manual allowances'])
  })

  it.each([16_500, 16_400])('lets OIOUBL round to whole kroner without saying it: %d', (payable) => {
    const vat = [{ category: 'S', rate: 2500, base: 10_000, vat: 2_450 }, INVOICE.vat[1]] as Invoice['vat']
    const stated = totals({ vat: 2_450, gross: 16_450, payable })
    const found = (format: Invoice['format']) =>
      findings({ format, vat, ...stated }).filter((f) => !f.startsWith('RULE_VAT'))
    expect(found('oioubl')).toEqual([])
    expect(found('peppol')).toEqual(['RULE_SUM_WRONG reject totals.payable'])
  })
})

describe('vat', () => {
  it.each([
    [firstVat({ vat: 2_502 }), ['vat[0].vat', 'totals.vat']],
    [firstVat({ vat: 2_498 }), ['vat[0].vat', 'totals.vat']],
    [firstVat({ base: 9_999 }), ['vat[0].base']],
    [firstVat({ rate: 2_000 }), ['vat[0].base', 'vat[0].vat', 'vat']],
    [firstVat({ category: 'E' }), ['vat[0].base', 'vat']],
    [{ vat: INVOICE.vat.slice(0, 1) }, ['vat']],
    [totals({ vat: 2_501, gross: 16_501, payable: 16_501 }), ['totals.vat']],
  ])('finds %j', (altered, paths) => {
    expect(findings(altered).filter((f) => f.startsWith('RULE_VAT_WRONG'))).toEqual(
      paths.map((path) => `RULE_VAT_WRONG reject ${path}`),
    )
  })

  it('an exempt line carries no VAT', () => {
    const vat = INVOICE.vat.map((v, i) => (i === 1 ? { ...v, rate: 2500, vat: 1_000 } : v))
    const lines = INVOICE.lines.map((l, i) => (i === 1 ? { ...l, vatRate: 2500 } : l))
    expect(findings({ vat, lines, ...totals({ vat: 3_500, gross: 17_500, payable: 17_500 }) })).toEqual([
      'RULE_VAT_RATE manual vat[1].rate',
      'RULE_VAT_RATE manual lines[1].vatRate',
    ])
  })

  it('lets each line be rounded by itself, an øre a line', () => {
    const lines = [1, 2, 3].map((n) => ({ ...LINE, id: String(n), net: 101 }))
    const of = (vat: number) =>
      findings({
        lines,
        vat: [{ category: 'S', rate: 2500, base: 303, vat }],
        ...totals({ lines: 303, net: 303, vat, gross: 303 + vat, payable: 303 + vat }),
      })
    for (const vat of [73, 76, 79]) expect(of(vat)).toEqual([])
    for (const vat of [72, 80]) expect(of(vat)).toEqual(['RULE_VAT_WRONG reject vat[0].vat'])
  })

  it('rounds half an øre away from zero, of negative amounts too', () => {
    const of = (net: number, vat: number) =>
      findings({
        lines: [{ ...LINE, net }],
        vat: [{ category: 'S', rate: 2500, base: net, vat }],
        ...totals({ lines: net, net, vat, gross: net + vat, payable: net + vat }),
      })
    // 25 % of 10.02 kroner are 2.505 kroner.
    expect(of(1_002, 250)).toEqual([])
    expect(of(1_002, 252)).toEqual([])
    const wrong = (net: number, vat: number) => of(net, vat).filter((f) => f.startsWith('RULE_VAT'))
    expect(wrong(-1_002, -252)).toEqual([])
    expect(wrong(-1_002, -250)).toEqual([])
    expect(of(1_002, 249)).not.toEqual([])
    expect(wrong(-1_002, -249)).not.toEqual([])
    expect(wrong(-1_002, -253)).not.toEqual([])
  })
})

describe('treatment', () => {
  it.each(['AE', 'K', 'O'] as const)('%s is for a person', (vatCategory) => {
    const lines = [LINE, { ...LINE, id: '2', net: 4_000, vatCategory, vatRate: 0 }]
    const vat = INVOICE.vat.map((v) => (v.category === 'E' ? { ...v, category: vatCategory } : v))
    expect(findings({ lines, vat })).toEqual(['RULE_VAT_TREATMENT manual lines[1].vatCategory'])
  })
  it('Z is not', () => {
    const lines = [LINE, { ...LINE, id: '2', net: 4_000, vatCategory: 'Z' as const, vatRate: 0 }]
    const vat = INVOICE.vat.map((v) => (v.category === 'E' ? { ...v, category: 'Z' as const } : v))
    expect(findings({ lines, vat })).toEqual([])
  })
})

describe('payee', () => {
  const known = { code: '42', account: 'BANK:5301-1234567' }

  it('knows a verified account, however it is written', () => {
    expect(findings({ payment: [known] })).toEqual([])
    expect(findings({ payment: [{ code: '58', account: 'IBAN:DK5453010001234567' }] })).toEqual([])
  })
  it('knows any of several', () => {
    const creditors = [{ creditorNo: 'K1', accounts: ['BANK:5301-0001234567', 'NEMKONTO'] }]
    expect(findings({ payment: [known] }, { creditors })).toEqual([])
  })
  it('leaves NemKonto to the state', () => {
    expect(findings({ payment: [{ code: '97' }] })).toEqual([])
  })
  it('finds an account that is not verified, among those that are', () => {
    expect(findings({ payment: [known, { code: '42', account: 'BANK:5301-7654321' }] })).toEqual([
      'RULE_ACCOUNT_CHANGED manual payment[1].account',
    ])
  })
  it('finds that nothing says where to pay', () => {
    expect(findings({ payment: [] })).toEqual(['RULE_PAYMENT_MISSING manual payment'])
    expect(findings({ payment: [{ code: '42' }] })).toEqual(['RULE_PAYMENT_MISSING manual payment[0]'])
  })
  it('needs none on a credit note, but looks at one that is there', () => {
    expect(findings({ kind: 'creditNote', payment: [] })).toEqual([])
    expect(findings({ kind: 'creditNote', payment: [{ code: '42', account: 'BANK:5301-7654321' }] })).toEqual(
      ['RULE_ACCOUNT_CHANGED manual payment[0].account'],
    )
  })
})

describe('reference', () => {
  const { orderedBy: _, ...nobody } = INVOICE
  it('a person or an order number says who ordered', () => {
    expect(applyRules({ ...CONTEXT, invoice: { ...nobody, orderNumber: '4500' } })).toEqual([])
    expect(applyRules({ ...CONTEXT, invoice: nobody })).toEqual([
      { code: 'RULE_REFERENCE_MISSING', severity: 'manual', path: 'orderedBy' },
    ])
  })
})

describe('required', () => {
  it('names both parties and says what was delivered', () => {
    expect(
      findings({
        supplier: { ...INVOICE.supplier, name: '' },
        buyer: { name: '' },
        lines: INVOICE.lines.map((l, i) => (i === 1 ? { ...l, text: '' } : l)),
      }),
    ).toEqual([
      'RULE_FIELD_MISSING manual supplier.name',
      'RULE_FIELD_MISSING manual buyer.name',
      'RULE_FIELD_MISSING manual lines[1].text',
    ])
  })
})
