/** A database of its own for a test file: on the server that MONGODB_URI names, else on one that is started for it. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { type Connection } from 'mongoose'
import { startServices } from '../scripts/services/start-services.ts'

export interface TestStore {
  readonly db: Connection
  readonly uri: string
  /** Drops the database, and ends the server where it was started here. */
  readonly close: () => Promise<void>
}

export async function openTestStore(): Promise<TestStore> {
  const server = await serverUri()
  const uri = withDatabase(server.uri, `test-${randomUUID()}`)
  const db = await mongoose.createConnection(uri, { autoIndex: false, autoCreate: false }).asPromise()
  return {
    db,
    uri,
    close: async () => {
      await db.dropDatabase()
      await db.close()
      await server.stop()
    },
  }
}

async function serverUri(): Promise<{ readonly uri: string; readonly stop: () => Promise<void> }> {
  const given = process.env.MONGODB_URI
  if (given !== undefined) return { uri: given, stop: async () => undefined }
  const stateDir = await mkdtemp(join(tmpdir(), 'fakturabehandling-store-'))
  const services = await startServices({ stateDir, wanted: ['store'], signals: false })
  const stop = async (): Promise<void> => {
    await services.stop()
    await rm(stateDir, { recursive: true, force: true })
  }
  return { uri: services.env.MONGODB_URI ?? '', stop }
}

function withDatabase(uri: string, name: string): string {
  const url = new URL(uri)
  url.pathname = `/${name}`
  return url.href
}
