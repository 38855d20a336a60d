/** Asks at a terminal what is to be decided of an invoice: only choices that make sense now, accounts by number with their names. */
import { confirm, input, search, select } from '@inquirer/prompts'
import { openAccounts } from '../activities/accounts.ts'
import type { CodedLine, Coding } from '../domain/coding/coding.ts'
import { VAT_CODES } from '../domain/coding/coding.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Invoice, InvoiceLine } from '../domain/invoice/invoice.ts'
import { formatDecimal, formatKroner, type Ore, parseOre } from '../domain/money.ts'
import type { DecisionKind } from '../domain/review/decision.ts'
import { rightTo } from '../domain/review/right.ts'
import type { Account } from '../store/accounts.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Cli } from './cli.ts'
import type { Choice } from './decide.ts'
import { EXIT, Stop } from './exit.ts'
import { idOf } from './find.ts'
import { choicesNow, type Now, notNow, nowOf } from './now.ts'
import { closedCopies, copyLines, otherLines, othersOf } from './others.ts'
import { matches } from './search.ts'
import { story } from './story.ts'
import { printable } from './text.ts'

/** No invoice's id is empty. */
const ANOTHER = ''
/** Accounts or colleagues offered at a time. */
const OFFERED = 12

const WORDS: Readonly<Record<DecisionKind, string>> = {
  approve: 'Approve the proposal',
  code: 'Code it',
  return: 'Send it back to the supplier',
  ask: 'Ask a colleague',
  duplicate: 'It is a duplicate',
  notDuplicate: 'It is not a duplicate',
}

export async function askChoice(
  cli: Cli,
  record: InvoiceRecord,
  invoice: Invoice,
): Promise<{ readonly choice: Choice; readonly comment: string }> {
  if (!record.review || record.outcome) throw new Stop('DECISION_NOT_WAITING', EXIT.no, record._id)
  const now = await nowOf(cli, record)
  const store = await cli.servers.store()
  const [others, copies] = await Promise.all([othersOf(store, record), closedCopies(store, record)])
  const beside = [...otherLines(record, others), ...copyLines(copies)]
  for (const line of [...story(record, undefined, now), ...beside]) cli.say(line)
  const closed = notNow(now)
  if (closed) throw new Stop(closed, EXIT.no, record._id)
  const kind = await select({
    message: 'What is to be done?',
    choices: offered(record, now).map((value) => ({ value, name: WORDS[value] })),
  })
  const shown = copies.map(({ id }) => id)
  const choice = await filledIn(cli, record, invoice, kind, shown)
  return { choice, comment: await input({ message: 'Comment (may be empty)' }) }
}

/** Here a person who knows of another that the check did not find is asked which. */
function offered(record: InvoiceRecord, now: Now | undefined): readonly DecisionKind[] {
  const choices = choicesNow(record, now)
  return choices.includes('duplicate') ? choices : [...choices, 'duplicate']
}

async function filledIn(
  cli: Cli,
  record: InvoiceRecord,
  invoice: Invoice,
  kind: DecisionKind,
  copies: readonly string[],
): Promise<Choice> {
  if (kind === 'code') return { kind, lines: await askCodings(cli, invoice) }
  if (kind === 'approve') return { kind, proposal: record.proposal?.run ?? 0 }
  if (kind === 'notDuplicate') return { kind, others: record.duplicates?.of ?? [] }
  if (kind === 'return' && copies.length > 0) return { kind, others: copies }
  if (kind === 'duplicate') return { kind, of: await askOriginal(cli, record) }
  if (kind === 'ask') return { kind, colleague: await askColleague(cli, record, invoice) }
  return { kind }
}

/** Those that were shown, or another that the person knows of. */
async function askOriginal(cli: Cli, { duplicates }: InvoiceRecord): Promise<string> {
  const [only, ...more] = duplicates?.of ?? []
  if (only === undefined) return askOther(cli)
  if (more.length === 0) return only
  const shown = [only, ...more].map((value) => ({ value, name: printable(value) }))
  const of = await select({
    message: 'Of which?',
    choices: [...shown, { value: ANOTHER, name: 'another one' }],
  })
  return of === ANOTHER ? askOther(cli) : of
}

/** The check did not find it: the person has. */
async function askOther(cli: Cli): Promise<InvoiceId> {
  const { records } = await cli.servers.store()
  const written = await input({
    message: 'Of which invoice? (its id, or the document’s)',
    validate: async (text) => {
      const id = text.trim() === '' ? undefined : await idOf(cli, text.trim())
      return id && (await records.get(id, ['documentId'])) ? true : 'there is no such invoice'
    },
  })
  return idOf(cli, written.trim())
}

async function askColleague(cli: Cli, { area }: InvoiceRecord, { orderedBy }: Invoice): Promise<string> {
  const people = await (await cli.servers.store()).people.list()
  const may = people.filter((p) => !rightTo(p, { area, amount: 0, orderedBy }, 'ask'))
  return search({
    message: 'Whom?',
    source: (text = '') =>
      may
        .map(({ personId, name }) => ({ value: personId, name: `${personId} ${printable(name)}` }))
        .filter(({ name }) => matches(name, text))
        .slice(0, OFFERED),
  })
}

async function askCodings(cli: Cli, invoice: Invoice): Promise<readonly CodedLine[]> {
  const store = await cli.servers.store()
  const isOpen = await openAccounts(store)(cli.now())
  const chart = (await store.accounts.list()).filter(({ account }) => isOpen(account))
  const { lines } = invoice
  const together =
    lines.length > 1 && (await confirm({ message: `The same coding for all ${lines.length} lines?` }))
  if (together) {
    const coding = await askCoding(chart)
    return lines.map(({ id, net }) => ({ lineId: id, coding, net }))
  }
  const coded: CodedLine[] = []
  for (const line of lines) coded.push(...(await askLine(chart, line)))
  return coded
}

/** A line in parts, until nothing of it is left. */
async function askLine(
  chart: readonly Account[],
  { id, text, net }: InvoiceLine,
): Promise<readonly CodedLine[]> {
  const parts: CodedLine[] = []
  for (let rest = net; ; ) {
    const coding = await askCoding(chart, `Line ${id}, ${printable(text)}, ${formatKroner(rest)}`)
    const part = await askPart(rest)
    parts.push({ lineId: id, coding, net: part })
    rest -= part
    if (rest === 0) return parts
  }
}

async function askPart(rest: Ore): Promise<Ore> {
  const written = await input({
    message: 'Amount on it (less than the whole splits the line)',
    default: formatDecimal(rest),
    validate: (text) => isPart(parseOre(text), rest) || `an amount in kroner, at most ${formatDecimal(rest)}`,
  })
  return parseOre(written) ?? rest
}

/** Never nothing, never more than is left, never the other way round; a line of nothing is one part. */
function isPart(part: Ore | undefined, rest: Ore): boolean {
  if (part === undefined) return false
  if (part === rest) return true
  return Math.sign(part) === Math.sign(rest) && Math.abs(part) < Math.abs(rest)
}

async function askCoding(chart: readonly Account[], message = 'All lines'): Promise<Coding> {
  const account = await search({
    message: `${message}: account`,
    source: (text = '') =>
      chart
        .map((value) => ({ value, name: `${value.account} ${printable(value.name)}` }))
        .filter(({ name }) => matches(name, text))
        .slice(0, OFFERED),
  })
  const vatCode = await select({
    message: 'VAT code',
    choices: VAT_CODES.map((value) => ({ value })),
    default: account.vatCode,
  })
  const written = await input({
    message: 'Dimensions (name=value;name=value, may be empty)',
    validate: (text) => dimensionsOf(text) !== undefined || 'name=value;name=value',
  })
  return { account: account.account, vatCode, dimensions: dimensionsOf(written) ?? {} }
}

const DIMENSION = /^([A-Za-z0-9._-]{1,40})=([A-Za-z0-9._-]{1,40})$/

function dimensionsOf(text: string): Readonly<Record<string, string>> | undefined {
  const parts = text.split(';').flatMap((part) => (part.trim() === '' ? [] : [DIMENSION.exec(part.trim())]))
  const named = parts.flatMap((part) => (part?.[1] && part[2] ? [[part[1], part[2]] as const] : []))
  return named.length === parts.length ? Object.fromEntries(named) : undefined
}
