/** The documents byte for byte, in GridFS, by their SHA-256: the same bytes are kept once. */
import { createHash } from 'node:crypto'
import { type Connection, mongo } from 'mongoose'
import { isDuplicateKey } from './model.ts'

export function originals(db: Connection) {
  const handle = db.db
  if (!handle) throw new Error('the store is not connected')
  const bucket = new mongo.GridFSBucket(handle, { bucketName: 'originals' })
  const files = handle.collection<{ _id: string; length: number; chunkSize: number; uploadDate: Date }>(
    'originals.files',
  )
  const chunks = handle.collection('originals.chunks')

  return {
    /**
     * Keeps the bytes; answers their SHA-256 (hex). The chunks are written first and the file's entry last, each by a key made of the hash, so
     * that a write which was torn is completed by the next one.
     */
    put: async (bytes: Uint8Array): Promise<string> => {
      const sha = sha256(bytes)
      const parts = Math.ceil(bytes.length / CHUNK)
      for (let n = 0; n < parts; n++) {
        const data = new mongo.Binary(bytes.subarray(n * CHUNK, (n + 1) * CHUNK))
        await ignoreDuplicate(chunks.insertOne({ _id: `${sha}/${n}` as never, files_id: sha, n, data }))
      }
      await ignoreDuplicate(
        files.insertOne({ _id: sha, length: bytes.length, chunkSize: CHUNK, uploadDate: new Date() }),
      )
      return sha
    },

    /** Reads the bytes; undefined where there are none of that hash. Throws where they are not what the hash says. */
    get: async (sha: string): Promise<Uint8Array | undefined> => {
      if (!(await files.findOne({ _id: sha }, { projection: { _id: 1 } }))) return undefined
      const parts: Buffer[] = []
      for await (const part of bucket.openDownloadStream(sha as never)) parts.push(part as Buffer)
      const bytes = Buffer.concat(parts)
      if (sha256(bytes) !== sha) throw new Error('the stored original was altered')
      return bytes
    },
  }
}

/** GridFS' own default, bytes. */
const CHUNK = 255 * 1024

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function ignoreDuplicate(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}
