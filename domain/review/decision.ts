/** What a person may decide of a waiting invoice, and the check of its shape: used by every way in, and by the workflow's validator. */
import { type CodedLine, VAT_CODES } from '../coding/coding.ts'
import { defined } from '../defined.ts'
import type { ErrorCode } from '../errors.ts'
import { isInvoiceId } from '../invoice/id.ts'
import type { Ore } from '../money.ts'
import { sum } from '../money.ts'
import { ROBOT_BODY } from '../posting/body.ts'

export type DecisionKind = 'approve' | 'code' | 'return' | 'ask' | 'duplicate' | 'notDuplicate'
export const DECISION_KINDS: readonly DecisionKind[] = [
  'approve',
  'code',
  'return',
  'ask',
  'duplicate',
  'notDuplicate',
]

/**
 * A decision as it reaches the workflow. It holds ids and codings only: a comment is kept in the store under `id`,
 * never in a history.
 */
export interface Decision {
  /** Made by the client, once for each form; repeating it is harmless. */
  readonly id: string
  /** Person id. */
  readonly by: string
  readonly kind: DecisionKind
  /** For `code`: every line of the invoice, whole or in parts. */
  readonly lines?: readonly CodedLine[]
  /** For `ask`: the person id of the colleague. */
  readonly colleague?: string
  /** For `approve`: the run of the proposal that the person saw. Another one that has taken its place is not approved by it. */
  readonly proposal?: number
  /**
   * For `duplicate`: of which one, as the record names it, or the id of an invoice that the person found. Histories from before it was asked for have
   * none; the step that keeps a decision takes none without it.
   */
  readonly of?: string
  /**
   * For `notDuplicate`: those of which the person saw that it may be a duplicate, as the record names them; no other is cleared. Histories from before it
   * was asked for have none; the step that keeps a decision takes none without it. For `return`: those that were closed as duplicates of this one, where there are
   * any, as nobody is paid for them either.
   */
  readonly others?: readonly string[]
}

/** It is carried out in the ERP; the others change only what people are asked. */
export function isAct({ kind }: Pick<Decision, 'kind'>): boolean {
  return kind !== 'ask' && kind !== 'notDuplicate'
}

/** Of the invoice's lines only what the check needs; kept by the workflow. */
export interface LineToCode {
  readonly lineId: string
  readonly net: Ore
}

export interface Refusal {
  readonly code: ErrorCode
  /** Which field; never a text of the document. */
  readonly field?: string
}

/** Most codings in one decision: above it a posting no longer fits the ERP's and Temporal's messages. */
export const MAX_CODED_LINES = 5_000
/** Most others in one decision, and the longest name of one, characters. */
export const MAX_OTHERS = 1_000
const MAX_OTHER_NAME = 200
const FIELDS: readonly string[] = ['id', 'by', 'kind', 'lines', 'colleague', 'proposal', 'of', 'others']
const ID = /^[A-Za-z0-9._:-]{1,100}$/
/** What the imported ledger holds has any id; `ledgerClaimant` makes the name, but hashes have no place in a workflow's bundle. */
const BOOKED = /^ledger\/./
/** A decision's id names a field of the record: among the frozen bodies, beside the robot's. */
const DECISION_ID = /^[A-Za-z0-9_-]{1,100}$/
const CODE = /^[A-Za-z0-9._-]{1,40}$/

/** Parses an unknown value into a decision, or says which field is wrong. It strips nothing: unknown fields are refused. */
export function parseDecision(
  value: unknown,
): { readonly decision: Decision } | { readonly refusal: Refusal } {
  const wrong = (field: string) => ({ refusal: { code: 'DECISION_SHAPE', field } }) as const
  if (!isRecord(value)) return wrong('decision')
  for (const key of Object.keys(value)) {
    if (!FIELDS.includes(key)) return wrong(key)
  }
  const { id, by, kind, lines, colleague, proposal, of, others } = value
  if (typeof id !== 'string' || !isDecisionId(id)) return wrong('id')
  if (typeof by !== 'string' || !ID.test(by)) return wrong('by')
  if (!isKind(kind)) return wrong('kind')
  if ((kind === 'code') !== (lines !== undefined)) return wrong('lines')
  if ((kind === 'ask') !== (colleague !== undefined)) return wrong('colleague')
  if (colleague !== undefined && (typeof colleague !== 'string' || !ID.test(colleague)))
    return wrong('colleague')
  if ((kind === 'approve') !== (proposal !== undefined)) return wrong('proposal')
  if (proposal !== undefined && (typeof proposal !== 'number' || !Number.isSafeInteger(proposal)))
    return wrong('proposal')
  if (of !== undefined && (kind !== 'duplicate' || !isOther(of))) return wrong('of')
  const namesOthers = kind === 'notDuplicate' || kind === 'return'
  if (others !== undefined && (!namesOthers || !areNames(others))) return wrong('others')
  if (lines === undefined) return { decision: defined({ id, by, kind, colleague, proposal, of, others }) }
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > MAX_CODED_LINES) return wrong('lines')
  const coded: CodedLine[] = []
  for (const [i, line] of lines.entries()) {
    const parsed = parseCodedLine(line)
    if (!parsed) return wrong(`lines[${i}]`)
    coded.push(parsed)
  }
  return { decision: { id, by, kind, lines: coded } }
}

/** The parts of every line add up to it, none is of another line, and none turns the line's sign. */
export function checkAmounts(
  lines: readonly CodedLine[],
  toCode: readonly LineToCode[],
): Refusal | undefined {
  const known = new Set(toCode.map((l) => l.lineId))
  const stranger = lines.find((l) => !known.has(l.lineId))
  if (stranger) return { code: 'DECISION_SHAPE', field: 'lines.lineId' }
  const parts = new Map<string, CodedLine[]>()
  for (const line of lines) parts.set(line.lineId, [...(parts.get(line.lineId) ?? []), line])
  for (const { lineId, net } of toCode) {
    const own = parts.get(lineId) ?? []
    if (own.length === 0) return { code: 'DECISION_AMOUNTS', field: `line ${lineId}` }
    if (sum(own.map((l) => l.net)) !== net) return { code: 'DECISION_AMOUNTS', field: `line ${lineId}` }
    if (own.length > 1 && own.some((l) => Math.sign(l.net) !== Math.sign(net))) {
      return { code: 'DECISION_AMOUNTS', field: `line ${lineId}` }
    }
  }
  return undefined
}

function parseCodedLine(value: unknown): CodedLine | undefined {
  if (!isRecord(value) || Object.keys(value).some((k) => !['lineId', 'coding', 'net'].includes(k)))
    return undefined
  const { lineId, coding, net } = value
  if (typeof lineId !== 'string' || lineId.length === 0 || lineId.length > 100) return undefined
  if (typeof net !== 'number' || !Number.isSafeInteger(net) || !isRecord(coding)) return undefined
  if (Object.keys(coding).some((k) => !['account', 'vatCode', 'dimensions'].includes(k))) return undefined
  const { account, dimensions } = coding
  const vatCode = VAT_CODES.find((c) => c === coding.vatCode)
  if (typeof account !== 'string' || !CODE.test(account) || !vatCode || !isRecord(dimensions))
    return undefined
  const named: Record<string, string> = {}
  for (const [name, dimension] of Object.entries(dimensions)) {
    // Assigned to an object this name would vanish instead of being kept.
    if (name === '__proto__') return undefined
    if (!CODE.test(name) || typeof dimension !== 'string' || !CODE.test(dimension)) return undefined
    named[name] = dimension
  }
  return { lineId, coding: { account, vatCode, dimensions: named }, net }
}

function isOther(value: unknown): value is string {
  return isName(value) && (isInvoiceId(value) || BOOKED.test(value))
}

/** Bodies are kept under it beside the robot's own, in a plain object: neither its names nor the robot's are a person's. */
function isDecisionId(id: string): boolean {
  return DECISION_ID.test(id) && !id.startsWith(ROBOT_BODY) && !(id in Object.prototype)
}

function areNames(value: unknown): value is readonly string[] {
  if (!Array.isArray(value) || value.length > MAX_OTHERS) return false
  // Not `every`, which passes over the holes of a sparse array.
  return Array.from(value).every(isName)
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_OTHER_NAME
}

function isKind(value: unknown): value is DecisionKind {
  return DECISION_KINDS.some((k) => k === value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
