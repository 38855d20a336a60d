import { parseArgs } from 'node:util'

/** What `npm start` can be told. */
export interface StartOptions {
  readonly help: boolean
  readonly exit: boolean
  readonly fresh: boolean
}

export const HELP = `npm start [-- --exit] [-- --fresh]

Starts what is missing (Temporal, MongoDB, the sandbox ERP), the two workers, and runs the night on the examples.
It stays up until Ctrl-C, which stops everything that it started and nothing else.

  --exit    end after the night; exit code 0 only if the account reconciles
  --fresh   begin anew: remove what earlier starts left in .state
  --help    this text

Own servers: TEMPORAL_ADDRESS (and TEMPORAL_NAMESPACE), MONGODB_URI, ERP_URL with ERP_TOKEN.
Own ports:   TEMPORAL_PORT (7233), TEMPORAL_UI_PORT (8233), STORE_PORT (27117), ERP_PORT (7788).
State:       .state (or STATE_DIR); logs in its folder logs.

Exit codes: 0 the account reconciles or --help; 1 it does not, or something failed; 2 unknown option;
130 Ctrl-C; 143 terminated.

Example: npm start -- --fresh --exit
`

export const parseOptions = (args: readonly string[]): StartOptions => {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: { help: { ...flag, short: 'h' }, exit: flag, fresh: flag },
  })
  return values
}
