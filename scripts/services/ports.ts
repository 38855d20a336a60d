import { createServer } from 'node:net'
import { MachineProblem } from './problem.ts'

/** Ports of this machine's own interface: nothing here listens to the network. */
export const LOOPBACK = '127.0.0.1'

const tryListen = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, LOOPBACK, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })

/** The port asked for, or a free one for 0. `variable` is what a person sets to have another one. */
export const claimPort = async (port: number, variable: string): Promise<number> => {
  const free = await tryListen(port)
  if (free === undefined) throw new MachineProblem('MACHINE_PORT', `port ${port}, variable ${variable}`)
  return free
}
