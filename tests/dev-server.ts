/** A namespace of its own on the run's Temporal server, and a town on it: each test file has one. */
import { randomUUID } from 'node:crypto'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { inject } from 'vitest'
import { openTown, type Town, type TownOptions } from './town.ts'

const RETENTION = msToTs('24 hours')

export async function townOnDevServer(change: Partial<TownOptions> = {}): Promise<Town> {
  const { TEMPORAL_ADDRESS: address = '', MONGODB_URI: storeUri = '' } = inject('env')
  const connection = await Connection.connect({ address })
  const namespace = `test-${randomUUID().slice(0, 8)}`
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: RETENTION,
  })
  const town = await openTown({ connection, address, namespace, storeUri, ...change })
  return {
    ...town,
    close: async () => {
      await town.close()
      await connection.close()
    },
  }
}
