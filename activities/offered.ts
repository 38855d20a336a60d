/** What becomes of a model that has just been made: whether it is asked, whether it decides, and until when or why not. */
import type { ModelFacts } from '../domain/coding/model.ts'
import { isPermitted, type Permission, permissionOf } from '../domain/coding/permission.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { Store } from '../store/store.ts'
import { postingDate } from './accounts.ts'

export interface OfferedPermission {
  /** It is the one that is asked now. */
  readonly asked: boolean
  /** People let it decide, and its permission bears that out; otherwise it is asked in the shadow. */
  readonly decides: boolean
  /** Until when it may be automatic, and from which score; or why it may not. */
  readonly permission?: Pick<Permission, 'target' | 'threshold' | 'upper' | 'expiresOn'>
  readonly withheld?: ErrorCode
}

export async function standingOf(
  { coders, permissions }: Pick<Store, 'coders' | 'permissions'>,
  facts: ModelFacts,
  sha: string,
  now: Date,
): Promise<OfferedPermission> {
  const [inUse, permission] = await Promise.all([coders.inUse(), permissions.of(sha)])
  const asked = inUse?.model === sha
  const withheld = permissionOf(facts, sha, now)
  if (!permission) return { asked, decides: false, ...(typeof withheld === 'string' ? { withheld } : {}) }
  const { target, threshold, upper, expiresOn } = permission
  return {
    asked,
    decides: asked && isPermitted(permission, inUse, postingDate(now)),
    permission: { target, threshold, upper, expiresOn },
  }
}
