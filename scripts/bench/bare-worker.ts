/** A worker process for the bare workflow or its activity, with the options of the program's own workers. `bare-worker.ts invoices|erp` */
import { fileURLToPath } from 'node:url'
import { NativeConnection, Worker } from '@temporalio/worker'
import { serveHealth } from '../../workers/health.ts'
import { ERP_WORKER, INVOICE_WORKER, SHUTDOWN } from '../../workers/options.ts'

const role = process.argv[2]
const connection = await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS ?? '' })
const worker =
  role === 'erp'
    ? await Worker.create({
        connection,
        taskQueue: 'bench-erp',
        activities: { nothing: async () => {} },
        ...ERP_WORKER,
        ...SHUTDOWN,
      })
    : await Worker.create({
        connection,
        taskQueue: 'bench',
        workflowsPath: fileURLToPath(new URL('bare-workflow.ts', import.meta.url)),
        ...INVOICE_WORKER,
        ...SHUTDOWN,
      })
const health = serveHealth([worker], Number(process.env.WORKER_HEALTH_PORT))
await worker.run()
health.close()
await connection.close()
