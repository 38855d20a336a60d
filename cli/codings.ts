/** Codings as a person writes them in a file: amounts in kroner, and whole lines without an amount. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type CodedLine, VAT_CODES } from '../domain/coding/coding.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { parseOre } from '../domain/money.ts'
import { Usage } from './exit.ts'

export const CODINGS_HELP = `
The file of --code: a JSON array with every line of the invoice; a line that is split stands there several times, each part with
its net amount in kroner:
  [{"line": "1", "account": "4600", "vatCode": "I25"},
   {"line": "2", "account": "4700", "vatCode": "I25", "dimensions": {"project": "7"}, "net": "600.00"},
   {"line": "2", "account": "4600", "vatCode": "I25", "net": "400.00"}]`

const part = z.strictObject({
  line: z.string().min(1),
  account: z.string().min(1),
  vatCode: z.enum(VAT_CODES),
  dimensions: z.record(z.string(), z.string()).default({}),
  net: z.string().optional(),
})

export async function readCodings(path: string, invoice: Invoice): Promise<readonly CodedLine[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Usage(`cannot read ${path}`)
  })
  return parseCodings(text, invoice)
}

/** Checks the file's shape; whether the parts add up and the accounts are open is the workflow's to say. */
export function parseCodings(text: string, invoice: Invoice): readonly CodedLine[] {
  const parsed = z.array(part).min(1).safeParse(jsonOf(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Usage(
      `the codings are not as --help says: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    )
  }
  const nets = new Map(invoice.lines.map((l) => [l.id, l.net]))
  return parsed.data.map(({ line, net, ...coding }) => {
    const whole = nets.get(line)
    if (whole === undefined) throw new Usage(`the invoice has no line ${line}`)
    const ore = net === undefined ? whole : parseOre(net)
    if (ore === undefined) throw new Usage(`line ${line}: ${net} is no amount in kroner`)
    return { lineId: line, coding, net: ore }
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Usage('the codings are not JSON')
  }
}
