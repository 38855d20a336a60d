/** The two files of a check: what is read must be there, and what is written must not be what is read. */
import { access, constants, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Usage } from '../exit.ts'
import { unfinishedName } from './flag-file.ts'

export async function checkNames(from: string, to: string): Promise<void> {
  const source = await about(from)
  if (!source) throw new Usage(`cannot read ${from}`)
  if (source.isDirectory()) throw new Usage(`--in ${from} is a folder, not a file`)
  for (const written of [to, unfinishedName(to)]) {
    const there = await about(written)
    // By whatever name or link.
    if (there?.ino === source.ino && there.dev === source.dev)
      throw new Usage(`--out ${to} would overwrite --in ${from}`)
    if (there?.isDirectory()) throw new Usage(`--out ${written} is a folder, not a file`)
  }
  await access(dirname(to), constants.W_OK).catch(() => {
    throw new Usage(`cannot write ${to}`)
  })
}

const about = (path: string) => stat(path, { bigint: true }).catch(() => undefined)
