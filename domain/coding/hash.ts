/** Hashes of texts and of pairs, 53 bits wide: two of a million keys meet once in some 18,000 tables, so they stand for what they hash. */

const LOW = 0x1_0000_0000
const HIGH_MASK = 0x1f_ffff

/** FNV-like over UTF-16 units in two lanes; the same on every machine. */
export function hashText(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  return finish(a, b)
}

/** Of two hashes in this order. */
export function hashPair(first: number, second: number): number {
  let a = Math.imul((first >>> 0) ^ 0x9e3779b9, 2654435761) ^ Math.trunc(first / LOW)
  let b = Math.imul((second >>> 0) ^ 0x85ebca6b, 1597334677) ^ Math.trunc(second / LOW)
  a = Math.imul(a ^ (b >>> 15), 0x2c1b3c6d)
  b = Math.imul(b ^ (a >>> 12), 0x297a2d39)
  return finish(a, b)
}

function finish(x: number, y: number): number {
  let a = Math.imul(x ^ (x >>> 16), 2246822507) ^ Math.imul(y ^ (y >>> 13), 3266489909)
  let b = Math.imul(y ^ (y >>> 16), 2246822507) ^ Math.imul(x ^ (x >>> 13), 3266489909)
  a ^= a >>> 16
  b ^= b >>> 15
  return (b & HIGH_MASK) * LOW + (a >>> 0)
}
