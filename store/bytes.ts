/** Bytes in GridFS by their SHA-256: the same bytes are kept once. Documents, as they came, and models, of which there is one each night, packed, have a bucket each. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { type Connection, mongo } from 'mongoose'
import { isDuplicateKey } from './model.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)
/** With these a packed file begins (RFC 1952); a model begins otherwise. */
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b])

export function bytes(db: Connection, bucketName: 'originals' | 'models') {
  const isPacked = bucketName === 'models'
  const handle = db.db
  if (!handle) throw new Error('the store is not connected')
  const bucket = new mongo.GridFSBucket(handle, { bucketName })
  const files = handle.collection<{ _id: string; length: number; chunkSize: number; uploadDate: Date }>(
    `${bucketName}.files`,
  )
  const chunks = handle.collection(`${bucketName}.chunks`)

  const isThere = async (sha: string): Promise<boolean> =>
    (await files.findOne({ _id: sha }, { projection: { _id: 1 } })) !== null

  return {
    /**
     * Keeps the bytes; answers their SHA-256 (hex). The chunks are written first and the file's entry last, each by a key made of the hash, so
     * that a write which was torn is completed by the next one.
     */
    put: async (content: Uint8Array): Promise<string> => {
      const sha = sha256(content)
      // Packed by another version the same bytes are others: what is whole is left alone.
      if (isPacked && (await isThere(sha))) return sha
      const kept = isPacked ? await pack(content) : content
      const parts = Math.ceil(kept.length / CHUNK)
      for (let n = 0; n < parts; n++) {
        const data = new mongo.Binary(kept.subarray(n * CHUNK, (n + 1) * CHUNK))
        // Over what a torn write has left.
        const written = { files_id: sha, n, data }
        await ignoreDuplicate(chunks.replaceOne({ _id: `${sha}/${n}` as never }, written, { upsert: true }))
      }
      await ignoreDuplicate(
        files.insertOne({ _id: sha, length: kept.length, chunkSize: CHUNK, uploadDate: new Date() }),
      )
      return sha
    },

    /** The first two hashes (hex) that begin so: one says which is meant, two that it is not enough. */
    beginningWith: async (digits: string): Promise<readonly string[]> => {
      // After every hash that begins so, and before every other.
      const query = { _id: { $gte: digits, $lt: `${digits}g` } }
      const found = files
        .find(query, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(2)
      return (await found.toArray()).map(({ _id }) => _id)
    },

    /** Reads the bytes; undefined where there are none of that hash. Throws where they are not what the hash says. */
    get: async (sha: string): Promise<Uint8Array | undefined> => {
      if (!(await isThere(sha))) return undefined
      const parts: Buffer[] = []
      for await (const part of bucket.openDownloadStream(sha as never)) parts.push(part as Buffer)
      const kept = Buffer.concat(parts)
      const content = isPacked && GZIP_MAGIC.equals(kept.subarray(0, 2)) ? await unpack(kept) : kept
      if (sha256(content) !== sha) throw new Error('the stored bytes were altered')
      return content
    },
  }
}

/** GridFS' own default, bytes. */
const CHUNK = 255 * 1024

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

async function ignoreDuplicate(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}
