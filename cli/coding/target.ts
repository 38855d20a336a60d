import { Usage } from '../exit.ts'

/** The permitted share of errors, as `--target-error` gives it. */
export function targetOf({ targetError }: { readonly targetError: string }): number {
  const target = Number(targetError)
  if (!(target > 0 && target < 1)) throw new Usage('--target-error is a share from 0 to 1, such as 0.01')
  return target
}
