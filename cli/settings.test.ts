import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const WRITTEN = {
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  TEMPORAL_UI_URL: 'http://127.0.0.1:8233',
  MONGODB_URI: 'mongodb://127.0.0.1:27117/x',
  ERP_URL: 'http://127.0.0.1:7788',
  ERP_TOKEN: 'of this machine',
  CONTROL_KEY: 'a key for tests only',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'))
  await writeFile(join(folder, 'env.json'), JSON.stringify(WRITTEN))
})
afterAll(() => rm(folder, { recursive: true }))

it('finds beside a start what that has written down', async () => {
  const settings = await readSettings({ STATE_DIR: folder })
  expect(settings.erp).toEqual({ url: WRITTEN.ERP_URL, token: WRITTEN.ERP_TOKEN, source: 'prisme' })
  expect(settings.ui).toBe(WRITTEN.TEMPORAL_UI_URL)
})

it('takes variables that agree with it', async () => {
  const settings = await readSettings({ STATE_DIR: folder, TEMPORAL_ADDRESS: WRITTEN.TEMPORAL_ADDRESS })
  expect(settings.storeUri).toBe(WRITTEN.MONGODB_URI)
})

it('never mixes the servers of two machines', async () => {
  await expect(readSettings({ STATE_DIR: folder, ERP_URL: 'http://erp.kommune.example' })).rejects.toThrow(
    /TEMPORAL_ADDRESS, MONGODB_URI, ERP_TOKEN, CONTROL_KEY/,
  )
})

it('names what is missing where there is no such file', async () => {
  await expect(readSettings({ STATE_DIR: join(folder, 'none') })).rejects.toThrow(/npm start sets them/)
})
