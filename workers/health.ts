/** Health and readiness of a worker, over HTTP on the loopback interface. Open to whoever is on the machine: it says nothing but a state. */
import { createServer, type Server } from 'node:http'
import type { Worker } from '@temporalio/worker'

const READY = 'RUNNING'

/** `/health` answers while the process lives; `/ready` answers 200 while the worker polls, 503 before and after. */
export function serveHealth(workers: readonly Worker[], port: number): Server {
  const server = createServer((request, response) => {
    const states = workers.map((w) => w.getState())
    const ready = request.url !== '/ready' || states.every((s) => s === READY)
    response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ states }))
  })
  return server.listen(port, '127.0.0.1')
}
