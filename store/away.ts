/** Whether an error of the store says that its server is away, so that the same call may succeed later. Everything else is a fault of the call. */
import { mongo } from 'mongoose'

/**
 * A server that steps down, shuts down or recovers says so with these codes; on a read they bear no label. (Server Discovery And Monitoring, "not writable
 * primary" and "node is recovering".)
 */
const STATE_CHANGES: ReadonlySet<number> = new Set([91, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436])
/** A host that cannot be reached, a network that is too slow, a socket that broke: behind a router the server's own answer says so (Retryable Reads). */
const OUT_OF_REACH: ReadonlySet<number> = new Set([6, 7, 89, 134, 262, 9_001])
/** A server that has been started again does not know the cursor of a read that was under way. */
const CURSOR_NOT_FOUND = 43

export function isStoreAway(error: unknown): boolean {
  // A bulk write wraps whatever ended it, a lost connection too.
  if (error instanceof mongo.MongoBulkWriteError && error.errorResponse instanceof Error)
    return isStoreAway(error.errorResponse)
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoClientClosedError ||
    (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError')) ||
    (error instanceof mongo.MongoServerError && saysAway(Number(error.code))) ||
    // mongoose wraps the driver's error while it connects.
    (error instanceof Error && error.name === 'MongooseServerSelectionError')
  )
}

function saysAway(code: number): boolean {
  return STATE_CHANGES.has(code) || OUT_OF_REACH.has(code) || code === CURSOR_NOT_FOUND
}
