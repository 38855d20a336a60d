/** From a whole number of up to 53 bits, a hash say, to a slot number, in flat arrays: open addressing with linear probing; slots are numbered as they come. */

/** So full at most: fuller, looking for what is not there takes long; emptier, the large tables do not fit into the processor's caches. */
const FULLEST = 2 / 3

export class HashIndex {
  #hashes: Float64Array
  #slots: Int32Array
  #mask: number
  size = 0

  constructor(capacity = 1024) {
    let room = 1024
    while (room * FULLEST <= capacity) room *= 2
    this.#hashes = new Float64Array(room)
    this.#slots = new Int32Array(room)
    this.#mask = room - 1
  }

  /** The slot of a hash, or -1. */
  find(hash: number): number {
    let at = this.#place(hash)
    for (;;) {
      const there = this.#hashes[at] as number
      if (there === hash) return this.#slots[at] as number
      if (there === 0) return -1
      at = (at + 1) & this.#mask
    }
  }

  /** The slot of a hash, a new one where it has none. Zero is no hash. */
  add(hash: number): number {
    if (this.size >= this.#hashes.length * FULLEST) this.#grow()
    let at = this.#place(hash)
    for (;;) {
      const there = this.#hashes[at] as number
      if (there === hash) return this.#slots[at] as number
      if (there === 0) break
      at = (at + 1) & this.#mask
    }
    this.#hashes[at] = hash
    this.#slots[at] = this.size
    return this.size++
  }

  /** The hashes in the order of their slots: what `from` builds again. */
  hashes(): Float64Array {
    const inOrder = new Float64Array(this.size)
    for (let at = 0; at < this.#hashes.length; at++) {
      const hash = this.#hashes[at] as number
      if (hash !== 0) inOrder[this.#slots[at] as number] = hash
    }
    return inOrder
  }

  static from(hashes: Float64Array): HashIndex {
    const index = new HashIndex(hashes.length)
    for (const hash of hashes) index.add(hash)
    return index
  }

  #place(hash: number): number {
    const mixed = Math.imul((hash >>> 0) ^ Math.trunc(hash / 0x1_0000_0000), 0x9e3779b1)
    return (mixed ^ (mixed >>> 15)) & this.#mask
  }

  #grow(): void {
    const hashes = this.#hashes
    const slots = this.#slots
    this.#hashes = new Float64Array(hashes.length * 2)
    this.#slots = new Int32Array(hashes.length * 2)
    this.#mask = this.#hashes.length - 1
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number
      if (hash === 0) continue
      let at = this.#place(hash)
      while (this.#hashes[at] !== 0) at = (at + 1) & this.#mask
      this.#hashes[at] = hash
      this.#slots[at] = slots[i] as number
    }
  }
}
