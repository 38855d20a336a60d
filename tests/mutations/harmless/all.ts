/** Every harmless edit of the suite. */
import { DECLARED } from './declared.ts'
import { FIGURES } from './figures.ts'
import type { Harmless } from './harmless.ts'
import { LAWFUL } from './lawful.ts'
import { LAYOUT } from './layout.ts'
import { LOOKALIKES } from './lookalikes.ts'

export const HARMLESS: readonly Harmless[] = [...LAYOUT, ...FIGURES, ...DECLARED, ...LOOKALIKES, ...LAWFUL]
