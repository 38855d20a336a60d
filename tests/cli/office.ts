/** A town with a command line, and invoices that arrive in it one by one as documents of their own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { AreaMode } from '../../domain/control/area.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { paper } from '../../scripts/rehearsal/papers.ts'
import { SOURCE } from '../../scripts/rehearsal/registers.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town, TownOptions } from '../town.ts'
import { type CommandLine, commandLine } from './run.ts'

export const idOf = (document: string): InvoiceId => `invoice/${SOURCE}/${document}`

export interface Office {
  readonly town: Town
  readonly cli: CommandLine
  /** The next document, unlike all before, as the supplier sends it. */
  readonly paper: () => string
  /** Lets a document arrive in the ERP, and takes it in; answers when the robot has let go of it. */
  readonly arrived: (document: string, mode: AreaMode, bytes?: string) => Promise<InvoiceId>
  /** Writes a file for the command line to read. */
  readonly file: (name: string, content: string) => Promise<string>
  readonly close: () => Promise<void>
}

export async function openOffice(change: Partial<TownOptions> = {}): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'cli-'))
  const town = await townOnDevServer(change)
  const cli = commandLine(town)
  await town.teach()
  let papers = 0
  const next = () => {
    papers += 1
    return paper(papers)
  }
  return {
    town,
    cli,
    paper: next,
    arrived: async (document, mode, bytes = next()) => {
      await town.setMode(mode)
      await town.around.arrive(document, Buffer.from(bytes))
      expect(await cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
      return idOf(document)
    },
    file: async (name, content) => {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    },
    close: async () => {
      await town.close()
      await rm(folder, { recursive: true })
    },
  }
}
