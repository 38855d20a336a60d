import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { cached } from '../cache.ts'
import { ROOT } from '../paths.ts'
import { MachineProblem, problemFrom } from '../problem.ts'
import { findOnPath, lastLine, runTool } from '../tool.ts'
import { MAVEN_DEPENDENCY_PLUGIN_VERSION, STAND_IN_VERSION } from '../versions.ts'

/** Fetches the libraries of the stand-in from Maven and compiles its classes, each once. */
const MAVEN_LIMIT_MS = 300_000
const JAVAC_LIMIT_MS = 60_000
const HASH_DIGITS = 12
const POM = join(ROOT, 'scripts/services/mongo/pom.xml')
const SOURCES = ['StandIn', 'StandInDatabase', 'NarrowingIndex', 'BsonType'].map((name) =>
  join(ROOT, 'scripts/services/mongo', `${name}.java`),
)

export interface StandIn {
  readonly java: string
  readonly classPath: string
}

const fetchLibraries = (): Promise<string> =>
  cached(`mongo-java-server-${STAND_IN_VERSION}`, async (draft) => {
    const maven = await findOnPath('mvn')
    if (maven === undefined)
      throw new MachineProblem('MACHINE_NO_MAVEN', `mongo-java-server ${STAND_IN_VERSION}`)
    const goal = `org.apache.maven.plugins:maven-dependency-plugin:${MAVEN_DEPENDENCY_PLUGIN_VERSION}:copy-dependencies`
    const args = ['-B', '-q', '-f', POM, goal, `-DoutputDirectory=${draft}`]
    const { ok, output } = await runTool(maven, args, MAVEN_LIMIT_MS)
    if (!ok) throw problemFrom('MACHINE_DOWNLOAD', `mongo-java-server by mvn: ${firstError(output)}`, output)
  })

/** Maven says what is wrong first and how to get help last. */
const firstError = (output: string): string =>
  output
    .split('\n')
    .find((line) => line.includes('ERROR'))
    ?.slice(0, 300) ?? lastLine(output)

const compile = async (javac: string, libraries: string): Promise<string> => {
  const sources = await Promise.all(SOURCES.map((source) => readFile(source)))
  const hash = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, HASH_DIGITS)
  return cached(`mongo-stand-in-${STAND_IN_VERSION}-${hash}`, async (draft) => {
    const { ok, output } = await runTool(
      javac,
      ['-d', draft, '-cp', join(libraries, '*'), ...SOURCES],
      JAVAC_LIMIT_MS,
    )
    if (!ok) throw problemFrom('MACHINE_NO_JAVA', `javac: ${lastLine(output)}`, output)
  })
}

export const fetchStandIn = async (): Promise<StandIn> => {
  const [java, javac] = await Promise.all([findOnPath('java'), findOnPath('javac')])
  if (java === undefined || javac === undefined) {
    throw new MachineProblem('MACHINE_NO_JAVA', `no ${java === undefined ? 'java' : 'javac'} on the PATH`)
  }
  const libraries = await fetchLibraries()
  const classes = await compile(javac, libraries)
  const jars = (await readdir(libraries))
    .filter((file) => file.endsWith('.jar'))
    .map((file) => join(libraries, file))
  return { java, classPath: [classes, ...jars].join(delimiter) }
}
