/** The training's thread where the program runs from its sources: a thread does not inherit the loader. */
import { register } from 'tsx/esm/api'

register()
await import('./trainer-thread.ts')
