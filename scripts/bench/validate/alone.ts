/** A process that reads one file and says its verdict, its time and how large the process became. `alone.ts FILE` */
import { readFileSync } from 'node:fs'
import { judge, NO_REGISTERS } from '../../validate/judge.ts'

const BYTES_A_KB = 1024

const bytes = readFileSync(process.argv[2] ?? '')
const before = process.resourceUsage().maxRSS
const start = performance.now()
const { verdict, findings } = judge(bytes, '2022-02-14T22:00:00+01:00', NO_REGISTERS)
const ms = performance.now() - start
const counted = new Map<string, number>()
for (const { code } of findings.filter((f) => f.severity !== 'note'))
  counted.set(code, (counted.get(code) ?? 0) + 1)
console.log(
  JSON.stringify({
    verdict,
    codes: [...counted].map(([code, times]) => (times > 1 ? `${code} ×${times}` : code)),
    ms: Math.round(ms),
    peakMb: Math.round(process.resourceUsage().maxRSS / BYTES_A_KB),
    grownMb: Math.round((process.resourceUsage().maxRSS - before) / BYTES_A_KB),
  }),
)
