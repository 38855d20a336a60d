/**
 * Writes `examples/` from the published ledger of Hyndburn Borough Council:
 * `npx tsx scripts/examples/main.ts --ledger PATH_TO/hyndburn.csv.gz`. The same ledger gives the same files, byte for byte.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { examplesOf } from './examples.ts'

const { values } = parseArgs({
  options: { ledger: { type: 'string' }, out: { type: 'string', default: 'examples' } },
})
if (!values.ledger) {
  console.error('Say where the ledger is: --ledger PATH_TO/hyndburn.csv.gz')
  process.exit(2)
}

const BEST_COMPRESSION = 9
const { files, summary } = examplesOf(gunzipSync(readFileSync(values.ledger)).toString('utf8'))
rmSync(join(values.out, 'tonight'), { recursive: true, force: true })
for (const [path, content] of files) {
  const target = join(values.out, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, path.endsWith('.gz') ? gzipSync(content, { level: BEST_COMPRESSION }) : content)
}
console.log(summary)
