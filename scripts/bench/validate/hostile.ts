/** Each hostile file in a process of its own: verdict, time, peak memory. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { arrivals } from '../../validate/example-registers.ts'
import { HOSTILE_DOCUMENTS } from './documents.ts'

const run = promisify(execFile)
const ALONE = fileURLToPath(new URL('alone.ts', import.meta.url))
/** After it a document counts as one without a verdict. */
const PATIENCE_MS = 60_000
/** What a document may cost: processor time and memory. */
const MAX_CPU_MS = 5_000
const MAX_GROWN_MB = 512

export interface Endured {
  readonly name: string
  readonly bytes: number
  readonly verdict: string
  readonly codes: readonly string[]
  readonly ms: number
  /** Of the processor, all threads: what the machine's other work does not lengthen. */
  readonly cpuMs: number
  readonly peakMb: number
  /** How much larger the process became by reading. */
  readonly grownMb: number
  readonly bounded: boolean
}

export async function hostile(log: (line: string) => void): Promise<readonly Endured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'))
  const xml =
    arrivals()
      .find((a) => a.bytes.includes('>OIOUBL-2.1<'))
      ?.bytes.toString('utf8') ?? ''
  try {
    const endured: Endured[] = []
    for (const { name, make } of HOSTILE_DOCUMENTS) {
      const path = join(folder, 'document.xml')
      const made = make(xml)
      const bytes = typeof made === 'string' ? Buffer.from(made, 'utf8') : made
      await writeFile(path, bytes)
      const one = await alone(name, path, bytes.length)
      log(`${name}: ${one.verdict}, ${one.ms} ms, ${one.peakMb} MB`)
      endured.push(one)
    }
    return endured
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function alone(name: string, path: string, bytes: number): Promise<Endured> {
  const start = performance.now()
  const answer = await run(process.execPath, ['--import', 'tsx', ALONE, path], {
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  }).catch(faultOf)
  if ('fault' in answer) {
    const ms = Math.round(performance.now() - start)
    const codes = [answer.fault]
    return { name, bytes, verdict: 'none', codes, ms, cpuMs: ms, peakMb: 0, grownMb: 0, bounded: false }
  }
  const said: Omit<Endured, 'name' | 'bytes' | 'bounded'> = JSON.parse(answer.stdout)
  return {
    name,
    bytes,
    ...said,
    bounded: said.cpuMs <= MAX_CPU_MS && said.grownMb <= MAX_GROWN_MB,
  }
}

/** Out of patience, or the fault that the program ended with. */
function faultOf(error: { readonly killed?: boolean; readonly stderr?: string }): { readonly fault: string } {
  const line = /^\w*Error: .*$/m.exec(error.stderr ?? '')?.[0]
  return { fault: error.killed ? 'out of patience' : (line ?? 'the process ended') }
}
