/** The documents that a command line names: files, folders, or standard input; each read on its own, never beyond the limit. */
import { open, readdir, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { maskCprInName } from '../../domain/privacy/cpr.ts'
import { MAX_BYTES } from '../../intake/read/limits.ts'
import { Usage } from '../exit.ts'

export const STDIN = '-'
/** Folders within folders. */
const MAX_DEPTH = 20
/** In a folder only these are documents; named outright, anything is. */
const DOCUMENT = /\.xml$/i

/** A file's name as it is printed: a citizen's number in it is masked, and then its place among the documents tells which one it is. */
export function shownName(name: string, place: number): string {
  const masked = name
    .split(sep)
    .map((part) => maskCprInName(part))
    .join(sep)
  return masked === name ? name : `${masked} (#${place})`
}

/** The files meant, folders opened. A name that does not exist is wrong usage: nothing has been looked at yet. */
export async function documentsOf(names: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of names) {
    if (name === STDIN) {
      found.push(name)
      continue
    }
    const about = await stat(name).catch(() => {
      throw new Usage(`cannot find ${shownName(name, names.indexOf(name) + 1)}`)
    })
    if (about.isDirectory()) found.push(...(await within(name, MAX_DEPTH)))
    else found.push(name)
  }
  return found
}

/** By name; links are not followed, so that none leads out or round. */
async function within(folder: string, depth: number): Promise<readonly string[]> {
  if (depth === 0) return []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await within(path, depth - 1)))
    else if (entry.isFile() && DOCUMENT.test(entry.name)) found.push(path)
  }
  return found
}

/** Its bytes, or undefined where they cannot be had. One byte more than the limit is enough to see that it is passed. */
export async function bytesOf(name: string, stdin: Readable): Promise<Uint8Array | undefined> {
  try {
    return name === STDIN ? await drained(stdin) : await bytesOfFile(name)
  } catch {
    return undefined
  }
}

async function bytesOfFile(name: string): Promise<Uint8Array | undefined> {
  // Opening a pipe would wait for somebody to write into it.
  const about = await stat(name)
  if (!about.isFile()) return undefined
  const file = await open(name, 'r')
  try {
    const size = Math.min(about.size, MAX_BYTES + 1)
    const buffer = Buffer.alloc(size)
    let read = 0
    while (read < size) {
      const { bytesRead } = await file.read(buffer, read, size - read, read)
      if (bytesRead === 0) break
      read += bytesRead
    }
    return buffer.subarray(0, read)
  } finally {
    await file.close()
  }
}

async function drained(stdin: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk as Buffer))
    size += (chunk as Buffer).length
    if (size > MAX_BYTES) break
  }
  return Buffer.concat(chunks)
}
