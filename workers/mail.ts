/** Mail to people: over SMTP, or in development as a file. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Post } from '../activities/world.ts'
import type { Environment } from './environment.ts'

/** How long an SMTP server may take to answer, ms. */
const PATIENCE_MS = 10_000

export function post({ smtpUrl, directory, from }: Environment['mail']): Post {
  if (smtpUrl) {
    const url = new URL(smtpUrl)
    const smtp = createTransport({
      host: url.hostname,
      port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 25),
      secure: url.protocol === 'smtps:',
      ...(url.username
        ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
        : {}),
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
    })
    return {
      send: async ({ to, subject, text }) => {
        await smtp.sendMail({ from, to, subject, text })
      },
    }
  }
  const writer = createTransport({ streamTransport: true, buffer: true })
  return {
    send: async ({ to, subject, text }) => {
      if (!directory) throw new Error('neither SMTP_URL nor MAIL_DIR is set')
      const { message } = await writer.sendMail({ from, to, subject, text })
      await mkdir(directory, { recursive: true })
      await writeFile(join(directory, `${randomUUID()}.eml`), message as Buffer)
    },
  }
}
