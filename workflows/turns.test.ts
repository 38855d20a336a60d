import { describe, expect, it } from 'vitest'
import { eachInTurn, openTurns } from './turns.ts'

/** A piece of work that ends when it is told to. */
function work(name: string, log: string[]) {
  let end: (() => void) | undefined
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  const run = async () => {
    log.push(`${name} begins`)
    await done
    log.push(`${name} ends`)
    return name
  }
  return { run, end: () => end?.() }
}

describe('turns', () => {
  it('begin in the order in which they were asked for, each when the one before has ended', async () => {
    const log: string[] = []
    const inTurn = openTurns()
    const [a, b] = [work('a', log), work('b', log)]
    const both = Promise.all([inTurn(a.run), inTurn(b.run)])
    b.end()
    a.end()
    expect(await both).toEqual(['a', 'b'])
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  it('go on after one that failed, and tell only its caller', async () => {
    const inTurn = openTurns()
    const failing = inTurn(() => Promise.reject(new Error('refused')))
    const next = inTurn(async () => 'next')
    await expect(failing).rejects.toThrow('refused')
    expect(await next).toBe('next')
  })

  it('are taken by each call of a set of steps', async () => {
    const log: string[] = []
    const [first, second] = [work('first', log), work('second', log)]
    const set = { first: first.run, second: second.run }
    const inTurn = openTurns()
    const both = Promise.all([eachInTurn(inTurn, set).first(), eachInTurn(inTurn, set).second()])
    second.end()
    first.end()
    expect(await both).toEqual(['first', 'second'])
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })
})
