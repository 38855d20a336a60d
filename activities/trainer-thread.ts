/** The thread in which a coder is trained, or taught what is new (`trainer.ts` starts it). */
import { parentPort } from 'node:worker_threads'
import { type Incrementing, incremented } from '../domain/coding/increment.ts'
import { decodeModel, encodeModel } from '../domain/coding/model-file.ts'
import { type Training, type TrainingLine, train } from '../domain/coding/train.ts'

/** What is made of the lines: a model of its own, or one more of a model's file. */
export type Task =
  | { readonly training: Training }
  | { readonly increment: Incrementing & { readonly file: Uint8Array } }
export type ToTrainer = { readonly lines: readonly TrainingLine[] } | Task
export type FromTrainer =
  | { readonly done: number; readonly of: number }
  | { readonly model: Uint8Array | undefined }

const lines: TrainingLine[] = []

parentPort?.on('message', (message: ToTrainer) => {
  if ('lines' in message) for (const line of message.lines) lines.push(line)
  else handOver(made(message))
})

function made(task: Task): Uint8Array | undefined {
  const model =
    'training' in task
      ? train(lines, task.training, (done) => tell({ done, of: lines.length }))
      : more(task.increment)
  return model && encodeModel(model)
}

/** Whoever sends a file has checked it. */
function more({ file, ...incrementing }: Incrementing & { readonly file: Uint8Array }) {
  const model = decodeModel(file)
  if (typeof model === 'string') throw new RangeError(model)
  return incremented(model, lines, incrementing)
}

/** The bytes themselves go over, and no copy of them. */
function handOver(model: Uint8Array | undefined): void {
  const message: FromTrainer = { model }
  parentPort?.postMessage(message, model ? [model.buffer as ArrayBuffer] : [])
}

function tell(message: FromTrainer): void {
  parentPort?.postMessage(message)
}
