import { bookedDocument } from '../../domain/duplicates/fingerprint.ts'
import { maskCpr } from '../../domain/privacy/cpr.ts'
import type { InvoiceRecord } from '../../store/record.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { findInvoice, idOf } from '../find.ts'
import { requireRole } from '../person.ts'

interface Options extends CommonOptions {
  readonly by: string
  readonly why: string
}

/** Whose word it is that money was paid as it should be. */
const SETTLE = ['finance', 'admin'] as const
/** Longest reason, characters. */
const MAX_WHY = 1_000

export const reconcileSettle: AddCommand = (parent, cli) => {
  addCommand(parent, 'settle <id> <other>', {
    description: `Say of two that reconcile reports – paid twice, or closed as a duplicate of one that is not paid – that it has been seen to.
Who said it, when and why is kept, and the pair is not reported again`,
    examples: ['reconcile settle D2022-00294 D2022-00012 --by p901 --why "reversed in the ERP, no. 4711"'],
  })
    .requiredOption('--by <person>', 'id of the finance person or administrator who has seen to it')
    .requiredOption('--why <text>', 'what was done, or why nothing is; it is kept with the pair')
    .action(async (written: string, beside: string, { by, why, ...options }: Options) => {
      const reason = maskCpr(why.normalize('NFC')).trim()
      if (reason === '') throw new Usage('--why needs a reason: it is kept with the pair')
      if (reason.length > MAX_WHY) throw new Usage(`--why has at most ${MAX_WHY} characters`)
      const store = await cli.servers.store()
      await requireRole(store.people, by, SETTLE)
      const record = await findInvoice(cli, written)
      const other = bookedDocument(beside) === undefined ? await idOf(cli, beside) : beside
      if (!namesOf(record).includes(other)) throw new Stop('NOT_FOUND', EXIT.no, other)
      await store.cleared.settle(record._id, other, { by, at: cli.now(), why: reason })
      answer(cli, options, { id: record._id, other, by, why: reason }, () => [
        `Settled: ${record._id} and ${other}.`,
      ])
    })
}

/** With which it is one, by the check or by a person. */
function namesOf({ duplicates, decisions = [] }: InvoiceRecord): readonly string[] {
  return [...(duplicates?.of ?? []), ...decisions.flatMap(({ of }) => of ?? [])]
}
