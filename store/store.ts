/** The store: one connection, and what each collection can be asked. */
import mongoose from 'mongoose'
import { accounts } from './accounts.ts'
import { amounts } from './amounts.ts'
import { areas } from './areas.ts'
import { batches } from './batches.ts'
import { bytes } from './bytes.ts'
import { claims } from './claims.ts'
import { cleared } from './cleared.ts'
import { coders } from './coders.ts'
import { experience } from './experience.ts'
import { frozen } from './frozen.ts'
import { institutions } from './institutions.ts'
import { intakes } from './intakes.ts'
import { ledger } from './ledger.ts'
import { people } from './people.ts'
import { permissions } from './permissions.ts'
import { records } from './records.ts'
import { sightings } from './sightings.ts'
import { suppliers } from './suppliers.ts'

/** How long a call waits for a server that does not answer, ms. */
const PATIENCE_MS = 5_000

type RegisterName = 'chart' | 'suppliers' | 'institutions' | 'people'

export type Store = Awaited<ReturnType<typeof openStore>>

/** Opens the store. A write counts when it is on disk; throws where no server answers. */
export async function openStore(uri: string) {
  const db = await mongoose
    .createConnection(uri, {
      serverSelectionTimeoutMS: PATIENCE_MS,
      autoIndex: false,
      autoCreate: false,
      writeConcern: { w: 'majority', journal: true },
    })
    .asPromise()
  const recordsOf = records(db)
  const ledgerOf = ledger(db)
  return {
    accounts: accounts(db),
    amounts: amounts(db),
    areas: areas(db),
    batches: batches(db),
    claims: claims(db),
    cleared: cleared(db),
    coders: coders(db),
    experience: experience(db),
    institutions: institutions(db),
    intakes: intakes(db),
    ledger: ledgerOf,
    models: bytes(db, 'models'),
    originals: bytes(db, 'originals'),
    people: people(db),
    permissions: permissions(db),
    frozen: frozen(db),
    records: recordsOf,
    sightings: sightings(db),
    suppliers: suppliers(db),
    /** Those that lists for people and replays use; an invoice's way needs none. */
    ensureIndexes: async () => {
      await recordsOf.ensureIndexes()
      await ledgerOf.ensureIndexes()
    },
    /** How much each register holds, about. */
    registerSizes: async (): Promise<Readonly<Record<RegisterName, number>>> => {
      const size = (collection: string): Promise<number> => db.collection(collection).estimatedDocumentCount()
      const [chart, suppliers, institutions, people] = await Promise.all(
        ['accounts', 'suppliers', 'institutions', 'people'].map(size),
      )
      return {
        chart: chart ?? 0,
        suppliers: suppliers ?? 0,
        institutions: institutions ?? 0,
        people: people ?? 0,
      }
    },
    db,
    close: () => db.close(),
  }
}
