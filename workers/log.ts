/** Structured logs on standard output: ids, codes and counts. */
import { type Logger, pino } from 'pino'

export function openLog(worker: string, level: string): Logger {
  return pino({ level, base: { worker }, timestamp: pino.stdTimeFunctions.isoTime })
}
