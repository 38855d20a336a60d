import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Secrets of a development machine: made at random once, readable by their owner only, never in a log. */
const SECRET_BYTES = 32

const SecretsFile = z.object({
  controlKey: z.string().min(1),
  erp: z.object({ robot: z.string().min(1), colleague: z.string().min(1), admin: z.string().min(1) }),
})
export type Secrets = Readonly<z.infer<typeof SecretsFile>>

const random = (): string => randomBytes(SECRET_BYTES).toString('hex')

const writePrivately = async (file: string, value: unknown): Promise<void> => {
  await writeFile(`${file}.draft`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.draft`, file)
}

export const readOrMakeSecrets = async (stateDir: string): Promise<Secrets> => {
  await mkdir(stateDir, { recursive: true, mode: 0o700 })
  const file = join(stateDir, 'secrets.json')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text !== undefined) return SecretsFile.parse(JSON.parse(text))
  const secrets = { controlKey: random(), erp: { robot: random(), colleague: random(), admin: random() } }
  await writePrivately(file, secrets)
  return secrets
}

/** The form in which the sandbox ERP reads who may do what. */
export const writeErpTokens = async (stateDir: string, { erp }: Secrets): Promise<string> => {
  const file = join(stateDir, 'erp-tokens.json')
  await writePrivately(file, {
    [erp.robot]: { user: 'ROBOT', role: 'robot' },
    [erp.colleague]: { user: 'COLLEAGUE', role: 'colleague' },
    [erp.admin]: { user: 'ADMIN', role: 'admin' },
  })
  return file
}

/** Where the servers are and how to speak to them, for commands that are run beside this start. */
export const writeEnvironment = (stateDir: string, env: Readonly<Record<string, string>>): Promise<void> =>
  writePrivately(join(stateDir, 'env.json'), env)
