import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './paths.ts'
import { MONGO_IMAGE, STAND_IN_VERSION } from './versions.ts'

test('the versions that stand in two files are the same', async () => {
  const pom = await readFile(join(ROOT, 'scripts/services/mongo/pom.xml'), 'utf8')
  const versions = [...pom.matchAll(/<version>(\d+\.\d+\.\d+)<\/version>/g)].map(([, version]) => version)
  expect(new Set(versions)).toEqual(new Set([STAND_IN_VERSION]))
  expect(await readFile(join(ROOT, 'docker-compose.yml'), 'utf8')).toContain(`image: ${MONGO_IMAGE}\n`)
})
