/** A store of which a part throws what no program expects: a fault of this program, not a server that is away. */
import type { Store } from '../store/store.ts'

/** `broken` names the part that throws just now. */
export function breaking(store: Store, broken: () => string | undefined): Store {
  return new Proxy(store, {
    get: (target, part) => {
      if (part === broken()) throw new TypeError('cannot read properties of undefined')
      return Reflect.get(target, part)
    },
  })
}
