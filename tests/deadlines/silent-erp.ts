/** An ERP that can be away: no call reaches it, or the answers do not come back. */
import { type Erp, ErpUnavailable } from '../../erp/port.ts'

export interface Line {
  /** Away: calls do not reach the ERP. Mute: a posting reaches it, its answer is lost; questions do not reach it. */
  state: 'up' | 'away' | 'mute'
}

const CALLS = ['reserve', 'release', 'state', 'post', 'close'] as const

export function erpBehind(line: Line): (erp: Erp) => Erp {
  return (erp) => {
    const behind = <A extends unknown[], R>(call: string, through: (...args: A) => Promise<R>) => {
      return async (...args: A): Promise<R> => {
        const carried = line.state === 'up' || (line.state === 'mute' && CARRIED.has(call))
        if (!carried) throw new ErpUnavailable('away', { outcomeUnknown: false })
        const answer = await through(...args)
        if (line.state === 'mute' && call === 'post')
          throw new ErpUnavailable('mute', { outcomeUnknown: true })
        return answer
      }
    }
    const calls = CALLS.map((call) => [
      call,
      behind(call, erp[call] as (...args: unknown[]) => Promise<unknown>),
    ])
    return { ...erp, ...Object.fromEntries(calls) }
  }
}

const CARRIED = new Set<string>(['reserve', 'post'])
