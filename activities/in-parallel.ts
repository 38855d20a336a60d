/** Maps with at most `limit` calls under way; the answers are in the order of the items. The first failure is thrown after those under way have ended. */
export async function inParallel<T, R>(
  limit: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const answers: R[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) answers[at] = await work(items[at] as T)
  }
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, lane))
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason
  return answers
}
