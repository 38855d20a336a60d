/** What the validator says of published documents of other people, where their folder is there: it is not part of this project. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Finding } from '../../../domain/rules/rule.ts'
import { judgeDocument, NO_REGISTERS } from '../../validate/judge.ts'

const FOLDER = fileURLToPath(new URL('../../../../shared/einvoice/dev/', import.meta.url))
const index = z.array(
  z.object({ file: z.string(), family: z.string(), acceptedByAll: z.boolean().nullish() }),
)

export interface Published {
  readonly file: string
  readonly family: string
  /** By every official artefact of its format. */
  readonly accepted: boolean
  readonly currency: string
  readonly means: readonly string[]
  readonly verdict: string
  readonly findings: readonly Finding[]
}

export function published(): readonly Published[] | undefined {
  if (!existsSync(join(FOLDER, 'index.json'))) return undefined
  const seen = new Set<string>()
  return index.parse(JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8'))).flatMap((entry) => {
    if (seen.has(entry.file)) return []
    seen.add(entry.file)
    const bytes = readFileSync(join(FOLDER, entry.file))
    const xml = bytes.toString('utf8')
    const { verdict, findings } = judgeDocument(bytes, new Date().toISOString(), NO_REGISTERS)
    return [
      {
        file: entry.file,
        family: entry.family,
        accepted: entry.acceptedByAll === true,
        currency: /(?:DocumentCurrencyCode|InvoiceCurrencyCode)[^>]*>([^<]+)</.exec(xml)?.[1] ?? '',
        means: [...xml.matchAll(/<(?:\w+:)?PaymentMeansCode[^>]*>([^<]+)</g)].map((m) => m[1] ?? ''),
        verdict,
        findings,
      },
    ]
  })
}
