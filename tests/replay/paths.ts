/** Every path of the workflows, by the name of its history. */
import { BATCH_PATHS } from './batch-paths.ts'
import { ERP_PATHS } from './erp-paths.ts'
import { OPERATOR_PATHS } from './operator-paths.ts'
import { PEOPLE_PATHS } from './people-paths.ts'
import type { Path } from './stage.ts'
import { TIME_PATHS } from './time-paths.ts'

export const PATHS: Readonly<Record<string, Path>> = {
  ...ERP_PATHS,
  ...PEOPLE_PATHS,
  ...OPERATOR_PATHS,
  ...TIME_PATHS,
  ...BATCH_PATHS,
}
