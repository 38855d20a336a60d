/** The search attributes are part of the namespace: they are registered before the first workflow needs them. */
import { encodeSearchAttributeIndexedValueType as typeOf } from '@temporalio/common/lib/search-attributes.js'
import type { NativeConnection } from '@temporalio/worker'
import { SEARCH_ATTRIBUTES } from '../workflows/attributes.ts'

/** Registers those that are missing; repeating it is harmless, and so is another worker doing it at the same moment. */
export async function registerSearchAttributes(
  connection: NativeConnection,
  namespace: string,
): Promise<void> {
  const { operatorService } = connection
  const missing = async () => {
    const { customAttributes } = await operatorService.listSearchAttributes({ namespace })
    return SEARCH_ATTRIBUTES.filter(({ name }) => customAttributes[name] === undefined)
  }
  const wanted = await missing()
  if (wanted.length === 0) return
  const searchAttributes = Object.fromEntries(wanted.flatMap(({ name, type }) => [[name, typeOf(type) ?? 0]]))
  try {
    await operatorService.addSearchAttributes({ namespace, searchAttributes })
  } catch (error) {
    if ((await missing()).length > 0) throw error
  }
}
