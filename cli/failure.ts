/** What an error that ends a command means to the person who called it: which server is away, and which exit code says so. */
import { isGrpcServiceError, ServiceError } from '@temporalio/client'
import { ErpRefused, ErpUnavailable } from '../erp/port.ts'
import { isStoreAway } from '../store/away.ts'
import { EXIT, Stop } from './exit.ts'

/** gRPC: DEADLINE_EXCEEDED and UNAVAILABLE. */
const TEMPORAL_AWAY: readonly number[] = [4, 14]

/** The stop that the error amounts to; undefined where it is a fault of the program. */
export function stopOf(error: unknown): Stop | undefined {
  if (error instanceof Stop) return error
  if (error instanceof ErpUnavailable) return new Stop('MACHINE_ERP', EXIT.unreachable)
  if (error instanceof ErpRefused) return new Stop(error.code, EXIT.no)
  if (isStoreAway(error)) return new Stop('MACHINE_STORE', EXIT.unreachable)
  const cause = error instanceof ServiceError ? error.cause : error
  if (isGrpcServiceError(cause) && TEMPORAL_AWAY.includes(cause.code))
    return new Stop('MACHINE_TEMPORAL', EXIT.unreachable)
  return undefined
}
