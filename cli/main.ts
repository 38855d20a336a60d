/** `npm run cli`: reads the command line, and ends with the command's exit code. */
import { runCli } from './program.ts'
import { servers } from './servers.ts'

// Whoever read the lines may be gone (a pipe into `head`): that is no reason to fail.
process.stdout.on('error', () => undefined)

process.exitCode = await runCli(process.argv.slice(2), {
  servers: servers(),
  say: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  terminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
  now: () => new Date(),
})
