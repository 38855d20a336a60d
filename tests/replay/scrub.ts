/** A history without what names the machine on which it was made: a replay needs none of it. */

const SCRUBBED: Readonly<Record<string, string>> = {
  identity: 'worker',
  stackTrace: '',
  binaryChecksum: '',
  buildId: 'build',
}
const STICKY = 'TASK_QUEUE_KIND_STICKY'

export function scrub(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(scrub)
  if (typeof value !== 'object' || value === null) return value
  // The queue of one worker's cache bears its process and host.
  const sticky = 'kind' in value && value.kind === STICKY
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (typeof inner === 'string' && key in SCRUBBED) return [key, SCRUBBED[key]]
      return [key, sticky && key === 'name' ? 'sticky' : scrub(inner)]
    }),
  )
}
