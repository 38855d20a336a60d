import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder } from './event-log.ts'

/** The documents' bytes, each kept once under its SHA-256. */
export interface ByteStore {
  /** Keeps the bytes and gives their SHA-256, hex; on disk when it is fulfilled. */
  readonly put: (bytes: Uint8Array) => Promise<string>
  readonly get: (sha256: string) => Promise<Uint8Array>
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function memoryBytes(): ByteStore {
  const kept = new Map<string, Uint8Array>()
  return {
    put: async (bytes) => {
      const sha256 = hashOf(bytes)
      kept.set(sha256, Uint8Array.from(bytes))
      return sha256
    },
    get: async (sha256) => {
      const bytes = kept.get(sha256)
      if (!bytes) throw new Error(`The bytes ${sha256} are not kept here.`)
      return bytes
    },
  }
}

export async function fileBytes(folder: string): Promise<ByteStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (sha256: string): string => join(folder, sha256)
  return {
    put: async (bytes) => {
      const sha256 = hashOf(bytes)
      const there = await access(pathOf(sha256)).then(
        () => true,
        () => false,
      )
      if (there) return sha256
      const partial = join(folder, `${sha256}.${randomUUID()}.part`)
      const handle = await open(partial, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.datasync()
      } finally {
        await handle.close()
      }
      await rename(partial, pathOf(sha256))
      await flushFolder(folder)
      return sha256
    },
    get: (sha256) => readFile(pathOf(sha256)),
  }
}
