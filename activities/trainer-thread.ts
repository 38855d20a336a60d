/** The thread in which a coder is trained (`trainer.ts` starts it). */
import { parentPort } from 'node:worker_threads'
import { encodeModel } from '../domain/coding/model-file.ts'
import { type Training, type TrainingLine, train } from '../domain/coding/train.ts'

export type ToTrainer = { readonly lines: readonly TrainingLine[] } | { readonly training: Training }
export type FromTrainer =
  | { readonly done: number; readonly of: number }
  | { readonly model: Uint8Array | undefined }

const lines: TrainingLine[] = []

parentPort?.on('message', (message: ToTrainer) => {
  if ('training' in message) tell({ model: made(message.training) })
  else for (const line of message.lines) lines.push(line)
})

function made(training: Training): Uint8Array | undefined {
  const model = train(lines, training, (done) => tell({ done, of: lines.length }))
  return model && encodeModel(model)
}

function tell(message: FromTrainer): void {
  parentPort?.postMessage(message)
}
