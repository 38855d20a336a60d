/** What the program is told by its environment: read once, in one place, and checked. */
import { z } from 'zod'

const schema = z.object({
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  MONGODB_URI: z.string().startsWith('mongodb'),
  ERP_URL: z.url(),
  ERP_TOKEN: z.string().min(1),
  /** Name of the ERP in invoice ids. */
  ERP_SOURCE: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,40}$/)
    .default('prisme'),
  CONTROL_KEY: z.string().min(16),
  SMTP_URL: z.url().optional(),
  MAIL_DIR: z.string().optional(),
  MAIL_FROM: z.string().default('fakturabehandling@localhost'),
  WORKER_HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** How long one call of the ERP may take, ms. */
export const ERP_PATIENCE_MS = 15_000

export interface Environment {
  readonly temporal: { readonly address: string; readonly namespace: string }
  readonly storeUri: string
  readonly erp: { readonly url: string; readonly token: string; readonly source: string }
  readonly controlKey: string
  readonly mail: {
    readonly smtpUrl: string | undefined
    readonly directory: string | undefined
    readonly from: string
  }
  readonly healthPort: number | undefined
  readonly logLevel: string
}

/** Throws an Error with one sentence that names each variable that is missing or wrong; never its value. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const parsed = schema.safeParse(variables)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))]
    throw new Error(
      `These environment variables are missing or wrong: ${names.join(', ')}. npm start sets them; see docs/operations.md.`,
    )
  }
  const env = parsed.data
  return {
    temporal: { address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE },
    storeUri: env.MONGODB_URI,
    erp: { url: env.ERP_URL, token: env.ERP_TOKEN, source: env.ERP_SOURCE },
    controlKey: env.CONTROL_KEY,
    mail: { smtpUrl: env.SMTP_URL, directory: env.MAIL_DIR, from: env.MAIL_FROM },
    healthPort: env.WORKER_HEALTH_PORT,
    logLevel: env.LOG_LEVEL,
  }
}
