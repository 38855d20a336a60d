/**
 * One local step of an invoice at a time, whoever asks for it. Two at once end one after the other when they run, but together when the history is
 * replayed: what follows from them would come in another order, and the invoice could not go on after a restart of its worker.
 */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

export function openTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** The same set of steps, each call of which waits for its turn. */
export function eachInTurn<T extends object>(inTurn: InTurn, set: T): T {
  return new Proxy(set, {
    get:
      (steps, name) =>
      (...args: unknown[]) =>
        inTurn(() => (Reflect.get(steps, name) as Step)(...args)),
  })
}

type Step = (...args: unknown[]) => Promise<unknown>
