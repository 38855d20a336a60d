import { erpContract } from '../contract.ts'
import { sandboxErp } from './adapter.ts'
import { memoryEngine } from './store.ts'
import { worldOf } from './world.ts'

erpContract('the sandbox adapter', async () => {
  const engine = memoryEngine()
  return { erp: sandboxErp(engine), world: worldOf(engine), close: async () => {} }
})
