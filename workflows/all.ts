/** The workflows that a worker offers. */
export { changes } from './changes.ts'
export { increment } from './increment.ts'
export { intake } from './intake.ts'
export { invoice } from './invoice.ts'
export { training } from './training.ts'
