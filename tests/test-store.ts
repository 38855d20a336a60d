/** A database of its own for a test file, on the server of the test run. */
import { randomUUID } from 'node:crypto'
import mongoose, { type Connection } from 'mongoose'
import { inject } from 'vitest'

export interface TestStore {
  readonly db: Connection
  readonly uri: string
  /** Drops the database. */
  readonly close: () => Promise<void>
}

export async function openTestStore(): Promise<TestStore> {
  const url = new URL(inject('env').MONGODB_URI ?? '')
  url.pathname = `/test-${randomUUID()}`
  const db = await mongoose.createConnection(url.href, { autoIndex: false, autoCreate: false }).asPromise()
  const close = async (): Promise<void> => {
    await db.dropDatabase()
    await db.close()
  }
  return { db, uri: url.href, close }
}
