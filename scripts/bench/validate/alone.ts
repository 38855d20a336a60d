/** A process that reads one file and says its verdict, its time and how large the process became. `alone.ts FILE` */
import { readFileSync } from 'node:fs'
import { judgeDocument, NO_REGISTERS } from '../../validate/judge.ts'
import { peakMb } from '../peak.ts'

const MICROSECONDS_A_MS = 1000

const bytes = readFileSync(process.argv[2] ?? '')
const before = peakMb()
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
    peakMb: Math.round(peakMb()),
    grownMb: Math.round(peakMb() - before),
  }),
)
