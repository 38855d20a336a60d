import { PERMITTED_ERRORS } from '../domain/coding/train.ts'
import type { Store } from '../store/store.ts'

/** The share of errors that a training is for where nobody says another: what people permitted the coder that is asked, or else the program's own. */
export async function permittedErrors({ coders }: Pick<Store, 'coders'>): Promise<number> {
  return (await coders.inUse())?.target ?? PERMITTED_ERRORS
}
