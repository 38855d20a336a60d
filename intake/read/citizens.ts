/** The CPR numbers that stand in a document: read anew from the original each time the ERP is to have them, and kept nowhere. */
import { decode } from './encoding.ts'
import { cprNumbersIn } from './personal.ts'
import { parseTree } from './tree.ts'

/** `bytes`: of a document that has been read before. */
export function readCitizens(bytes: Uint8Array): readonly string[] {
  return cprNumbersIn({ element: parseTree(decode(bytes)), path: '' })
}
