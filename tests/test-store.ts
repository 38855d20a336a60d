/** A database of its own for a test file, on the server of the test run; bare, or as the whole store. */
import { randomUUID } from 'node:crypto'
import mongoose, { type Connection } from 'mongoose'
import { inject } from 'vitest'
import { openStore, type Store } from '../store/store.ts'

export interface TestStore {
  readonly db: Connection
  readonly uri: string
  /** Drops the database. */
  readonly close: () => Promise<void>
}

export async function openTestStore(): Promise<TestStore> {
  const uri = uriOfItsOwn()
  const db = await mongoose.createConnection(uri, { autoIndex: false, autoCreate: false }).asPromise()
  const close = async (): Promise<void> => {
    await db.dropDatabase()
    await db.close()
  }
  return { db, uri, close }
}

/** Whoever closes it drops the database. */
export async function openWholeStore(): Promise<Store> {
  const store = await openStore(uriOfItsOwn())
  const close = async (): Promise<void> => {
    await store.db.dropDatabase()
    await store.close()
  }
  return { ...store, close }
}

function uriOfItsOwn(): string {
  const url = new URL(inject('env').MONGODB_URI ?? '')
  url.pathname = `/test-${randomUUID()}`
  return url.href
}
