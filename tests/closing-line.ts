/** The last line of a test run, for those who read only that: `N passed, N failed`. */
import type { Reporter, TestModule } from 'vitest/node'

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const results = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    )
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandled.length
    const count = (state: string) => results.filter((result) => result === state).length
    // After whatever the other reporters still have to say of this run.
    setImmediate(() => console.log(`\n${count('passed')} passed, ${count('failed') + broken} failed`))
  }
}
