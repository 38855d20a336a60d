/** Training in a thread of its own: lines go in, progress and the model's bytes come out, and whoever asked goes on answering others meanwhile. */
import { Worker } from 'node:worker_threads'
import type { TrainingLine } from '../domain/coding/train.ts'
import type { FromTrainer, Task, ToTrainer } from './trainer-thread.ts'

export type TrainOrder = Task & {
  readonly lines: Iterable<TrainingLine> | AsyncIterable<TrainingLine>
  readonly progress?: (done: number, of: number) => void
  /** Ends the thread at once. */
  readonly signal?: AbortSignal
}

/** Lines that go over at a time: few enough not to hold others up. */
const BATCH = 2_000
/** A thread that needs more ends by itself, and not the process with all that it holds. */
const MOST_HEAP_MB = 3_000

/** Answers the model's file; undefined where there is nothing to learn from, or nothing new. */
export async function trainInThread({
  lines,
  progress,
  signal,
  ...task
}: TrainOrder): Promise<Uint8Array | undefined> {
  signal?.throwIfAborted()
  const thread = startThread()
  const answer = answerOf(thread, progress, signal)
  try {
    // Who is told to stop does not wait for the next line.
    await Promise.race([hand(thread, lines, task), answer])
    return await answer
  } finally {
    await thread.terminate()
  }
}

async function hand(thread: Worker, lines: TrainOrder['lines'], task: Task): Promise<void> {
  const tell = (message: ToTrainer): void => thread.postMessage(message)
  let batch: TrainingLine[] = []
  for await (const line of lines) {
    if (batch.push(line) < BATCH) continue
    tell({ lines: batch })
    batch = []
  }
  tell({ lines: batch })
  tell(task)
}

function answerOf(
  thread: Worker,
  progress: TrainOrder['progress'],
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    thread.on('message', (message: FromTrainer) => {
      if ('done' in message) progress?.(message.done, message.of)
      else resolve(message.model)
    })
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the training ended without an answer')))
  })
}

function startThread(): Worker {
  const main = import.meta.url.endsWith('.ts') ? './trainer-from-sources.mjs' : './trainer-thread.js'
  return new Worker(new URL(main, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  })
}
