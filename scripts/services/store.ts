import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { exists } from './cache.ts'
import { endLeftover, manage, type ProcessSpec, recordFile } from './managed.ts'
import { fetchStandIn } from './mongo/fetch.ts'
import { claimPort, LOOPBACK } from './ports.ts'
import { MachineProblem } from './problem.ts'
import {
  GIVEN_WITHIN_MS,
  PROBE_WITHIN_MS,
  READY_WITHIN_MS,
  type Service,
  type ServiceContext,
  startAdopted,
} from './service.ts'
import { findOnPath, lastLine, runTool } from './tool.ts'
import { MONGO_IMAGE, STAND_IN_VERSION } from './versions.ts'

/** MongoDB: the user's, the machine's own, the stand-in, or Docker's; whichever holds this state folder's data first. */
const DATABASE = 'fakturabehandling'
/**
 * Little memory, a collector without threads of its own, and only the quick compiler: two cores are shared with everything else, and
 * the thorough one takes more than it gives back within a night.
 */
const JVM = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'] as const
const DOCKER_LIMIT_MS = 10_000

export const probeStore = async (uri: string, withinMs: number): Promise<void> => {
  const connection = mongoose.createConnection(uri, { serverSelectionTimeoutMS: withinMs })
  try {
    await connection.asPromise()
    await connection.db?.command({ hello: 1 })
  } finally {
    await connection.close()
  }
}

/** What the stand-in wrote before it kept BSON. An empty store beside Temporal's running workflows would be worse than not to start. */
const FORMER_FILE = 'stand-in.mv'

type Choice = Pick<ProcessSpec, 'command' | 'args'> & { readonly line: string }

const choose = async (stateDir: string, port: number): Promise<Choice> => {
  const file = join(stateDir, 'store', 'stand-in.bson.mv')
  const formerly = join(stateDir, 'store', FORMER_FILE)
  if ((await exists(formerly)) && !(await exists(file))) throw new MachineProblem('MACHINE_STATE', formerly)
  const folder = join(stateDir, 'store', 'mongod')
  const mongod = await findOnPath('mongod')
  // Data that lies in the one is not left behind because the other has been installed since.
  if (mongod !== undefined && !(await exists(file))) {
    await mkdir(folder, { recursive: true })
    const args = ['--dbpath', folder, '--port', String(port), '--bind_ip', LOOPBACK]
    return { command: mongod, args, line: 'mongod on the PATH' }
  }
  await mkdir(join(stateDir, 'store'), { recursive: true })
  try {
    const { java, classPath } = await fetchStandIn()
    const args = [...JVM, '-cp', classPath, 'StandIn', String(port), file]
    const why = mongod === undefined ? 'no mongod on the PATH' : 'the data of this folder lies in it'
    return { command: java, args, line: `stand-in mongo-java-server ${STAND_IN_VERSION} (${why})` }
  } catch (problem) {
    const docker = await findOnPath('docker')
    if (docker === undefined || !(await runTool(docker, ['info'], DOCKER_LIMIT_MS)).ok) throw problem
    await mkdir(folder, { recursive: true })
    const where = ['--publish', `${LOOPBACK}:${port}:27017`, '--volume', `${folder}:/data/db`]
    const user =
      process.getuid === undefined ? [] : ['--user', `${process.getuid()}:${process.getgid?.() ?? 0}`]
    const args = ['run', '--rm', '--init', ...user, ...where, MONGO_IMAGE]
    const why = problem instanceof MachineProblem ? problem.detail : 'no stand-in'
    return { command: docker, args, line: `${MONGO_IMAGE} by Docker (${why})` }
  }
}

export const startStore = async (context: ServiceContext, wantedPort: number): Promise<Service> => {
  const { given, stateDir, log } = context
  if (given.MONGODB_URI !== undefined) {
    await probeStore(given.MONGODB_URI, GIVEN_WITHIN_MS).catch((error: unknown) => {
      throw new MachineProblem('MACHINE_STORE', `MONGODB_URI: ${lastLine(String(error)).slice(0, 200)}`)
    })
    log('MongoDB: the server that MONGODB_URI names')
    return { env: { MONGODB_URI: given.MONGODB_URI } }
  }
  await endLeftover(recordFile(stateDir, 'store'))
  const port = await claimPort(wantedPort, 'STORE_PORT (or MONGODB_URI)')
  const uri = `mongodb://${LOOPBACK}:${port}/${DATABASE}`
  const { command, args, line } = await choose(stateDir, port)
  const probe = () => probeStore(uri, PROBE_WITHIN_MS)
  const managed = manage({ name: 'store', command, args, stateDir, probe, readyWithinMs: READY_WITHIN_MS })
  const took = await startAdopted(context, managed)
  log(`MongoDB: ${line}, port ${port}, ${took}`)
  return { env: { MONGODB_URI: uri } }
}
