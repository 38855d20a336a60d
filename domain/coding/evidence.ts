/**
 * What the labels of the best-scored items prove about their rate of errors. Labels from before the robot went live and labels since are kept
 * apart: what was coded by people throughout says of the robot's own life only as much as that life resembles theirs.
 */
import { binomialUpper, mostErrors, weightedUpper } from './bounds.ts'
import { type Estimate, mixed, Sum } from './estimate.ts'

/** One item of the calibration: an invoice (or a line, to compare with others) whose score was written down before its label came. */
export interface Judged {
  readonly score: number
  /** Undefined where no person has coded it. */
  readonly wrong: boolean | undefined
  /** The probability with which its label was to be known; 1 for what people code anyway. */
  readonly inclusion: number
  /** From before the robot went live, when no label was hidden for good. */
  readonly before: boolean
}

export interface Aim {
  /** The permitted share of errors among what is automatic. */
  readonly target: number
  /** The permitted probability that the proof is wrong. */
  readonly delta: number
  /**
   * Given where labels of what is automatic are hidden, but those that the control draws: so many times as frequent errors may have become by that (`DRIFT`).
   */
  readonly drift?: number
}

/** Tests of the items down to a level; `delta`: the permitted probability that this test is wrong. */
export interface Test {
  /** Is it tested at all? Depends on how many labels there are, never on what they say. */
  readonly ready: (level: number) => boolean
  readonly passes: (level: number, delta: number) => boolean
  /** At most so many are wrong, at the confidence of the test. */
  readonly upper: (level: number, delta: number) => number
}

/** Where nothing is feared, and labels had to be drawn all the same. */
const NO_DRIFT = 1

/** A sequence begins where the target is provable with so many errors, or deeper. */
const ERRORS_AT_START = 3

/** `sorted`: from the highest score; `ends`: how many items each level holds; `aim.delta`: the least with which a level is tested. */
export function testOf(sorted: readonly Judged[], ends: readonly number[], aim: Aim): Test {
  const drift = aim.drift ?? (sorted.some(({ inclusion }) => inclusion < 1) ? NO_DRIFT : undefined)
  return drift === undefined ? counted(sorted, ends, aim) : weighed(sorted, ends, aim, drift)
}

/** Every item has its label, and will have: exact binomial bound. */
function counted(sorted: readonly Judged[], ends: readonly number[], { target, delta }: Aim): Test {
  let errors = 0
  const upTo = cumulated(
    sorted,
    ends,
    ({ wrong }) => {
      if (wrong) errors++
    },
    () => errors,
  )
  const items = (level: number): number => ends[level] as number
  return {
    ready: (level) =>
      items(level) > ERRORS_AT_START && binomialUpper(ERRORS_AT_START, items(level), delta) <= target,
    passes: (level, own) => (upTo[level] as number) <= mostErrors(items(level), target, own),
    upper: (level, own) => binomialUpper(upTo[level] as number, items(level), own),
  }
}

/**
 * Two estimates of the rate, from items of before and since, mixed. While errors are at most `drift` times as frequent neither is too low on
 * average, whatever the mixture; it is chosen by the numbers of items alone, to make the bound low.
 */
function weighed(
  sorted: readonly Judged[],
  ends: readonly number[],
  { target, delta }: Aim,
  drift: number,
): Test {
  const before = new Sum(drift)
  const since = new Sum(drift)
  const upTo = cumulated(
    sorted,
    ends,
    (item) => (item.before ? before : since).add(item.wrong === true, item.inclusion),
    () => mixed(before.estimate(), since.estimate(), target),
  )
  const provable = (share: number): boolean =>
    weightedUpper(ERRORS_AT_START * share, ERRORS_AT_START * share * share, share, delta) <= target
  const upper = (level: number, own: number): number => {
    const { x, v, w } = upTo[level] as Estimate
    return weightedUpper(x, v, w, own)
  }
  return {
    ready: (level) => provable((upTo[level] as Estimate).w),
    passes: (level, own) => upper(level, own) <= target,
    upper,
  }
}

/** What is to be told after the last item of each level. */
function cumulated<T>(
  sorted: readonly Judged[],
  ends: readonly number[],
  add: (item: Judged) => void,
  tell: () => T,
): readonly T[] {
  let from = 0
  return ends.map((end) => {
    for (; from < end; from++) add(sorted[from] as Judged)
    return tell()
  })
}
