/** How large this process has been. Where the kernel does not say, `maxRSS` does, which begins with the size of the process that started this one. */
import { existsSync, readFileSync } from 'node:fs'

const KB_A_MB = 1024

export function peakMb(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
  return (peak ? Number(peak) : process.resourceUsage().maxRSS) / KB_A_MB
}
