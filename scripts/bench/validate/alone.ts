/** A process that reads one file and says its verdict, its time and how large the process became. `alone.ts FILE` */
import { existsSync, readFileSync } from 'node:fs'
import { judgeDocument, NO_REGISTERS } from '../../validate/judge.ts'

const KB_A_MB = 1024
const MICROSECONDS_A_MS = 1000

/** What this process had at its largest. Where the kernel does not say, `maxRSS` does, which begins with the size of the process that started this one. */
function peakKb(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
  return peak ? Number(peak) : process.resourceUsage().maxRSS
}

const bytes = readFileSync(process.argv[2] ?? '')
const before = peakKb()
const start = performance.now()
const cpu = process.cpuUsage()
const { verdict, findings } = judgeDocument(bytes, '2022-02-14T22:00:00+01:00', NO_REGISTERS)
const ms = performance.now() - start
const { user, system } = process.cpuUsage(cpu)
const counted = new Map<string, number>()
for (const { code } of findings.filter((f) => f.severity !== 'note'))
  counted.set(code, (counted.get(code) ?? 0) + 1)
console.log(
  JSON.stringify({
    verdict,
    codes: [...counted].map(([code, times]) => (times > 1 ? `${code} ×${times}` : code)),
    ms: Math.round(ms),
    cpuMs: Math.round((user + system) / MICROSECONDS_A_MS),
    peakMb: Math.round(peakKb() / KB_A_MB),
    grownMb: Math.round((peakKb() - before) / KB_A_MB),
  }),
)
