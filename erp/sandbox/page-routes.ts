import { z } from 'zod'
import { formatKroner } from '../../domain/money.ts'
import { ROBOT_USER } from '../port.ts'
import { type Route, route } from './route.ts'
import type { LedgerState } from './state.ts'
import { manualList } from './views.ts'

/** Pages for a person: counts for everybody, the journal and the work list for those with a token. */
const LAST_ENTRIES = 50
const WORK_ITEMS = 200

const health = z.object({ status: z.literal('ok'), documents: z.int(), journal: z.int(), head: z.string() })
const HTML = { about: 'A page.', type: 'text/html' }

export const pageRoutes: readonly Route[] = [
  route({
    name: 'health',
    method: 'GET',
    path: '/health',
    who: 'open',
    about: 'Whether the ERP answers, how much it holds, and the hash at the end of its chain of events.',
    answers: { 200: { about: 'It answers.', schema: health } },
    handle: async ({ engine }) => ({
      status: 200,
      json: {
        status: 'ok',
        ...(await engine.read((state) => ({
          documents: state.documents.size,
          journal: state.journal.length,
        }))),
        head: engine.log.head().hash,
      },
    }),
  }),
  route({
    name: 'front',
    method: 'GET',
    path: '/',
    who: 'open',
    about: 'Counts, for a person.',
    answers: { 200: HTML },
    handle: async ({ engine }) => ({ status: 200, html: frontPage(await engine.read(counts)) }),
  }),
  route({
    name: 'work',
    method: 'GET',
    path: '/work',
    who: 'basic',
    about: 'The journal’s last entries and the manual work list, for a person with a token as password.',
    answers: { 200: HTML },
    handle: async ({ engine }) => ({ status: 200, html: await engine.read(workPage) }),
  }),
]

const counts = (state: LedgerState): ReadonlyMap<string, number> =>
  new Map([
    ['Ankommet / arrived', state.arrivals.length],
    ['Ikke afsluttet / not finished', state.unfinished.size],
    ['På arbejdslisten / on the manual work list', state.manual.size],
    ['Afsluttet / closed', state.journal.length],
    [`– heraf / of these ${ROBOT_USER}`, state.journalByUser.get(ROBOT_USER)?.length ?? 0],
  ])

const frontPage = (of: ReadonlyMap<string, number>): string =>
  html(
    `<table>${[...of].map(([name, n]) => `<tr><th>${escapeHtml(name)}</th><td>${n}</td></tr>`).join('')}</table>
<p><a href="/work">Journal og arbejdsliste / journal and work list</a></p>`,
  )

const workPage = (state: LedgerState): string =>
  html(
    `<h2>Journal</h2>${table(
      ['Nr.', 'Dokument', 'Hvordan', 'Bruger', 'Konteret af', 'Beløb', 'Tid'],
      state.journal
        .slice(-LAST_ENTRIES)
        .reverse()
        .map((e) => [
          `${e.no}`,
          e.documentId,
          e.how,
          e.user,
          e.codedBy,
          e.body ? formatKroner(e.body.gross) : '',
          e.at,
        ]),
    )}<h2>Arbejdsliste / manual work list (${state.manual.size})</h2>${table(
      ['Dokument', 'Ankommet', 'Grund', 'Taget af'],
      manualList(state, 0, WORK_ITEMS).map((i) => [i.documentId, i.arrivedAt, i.reason, i.takenBy ?? '']),
    )}`,
  )

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p>Ingen / none.</p>'
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  return `<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`
}

const html = (content: string): string => `<!doctype html><html lang="da"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Sandkasse-ERP</title>
<style>body{font:16px system-ui;margin:2rem}table{border-collapse:collapse}th,td{text-align:left;padding:.25rem .75rem;border-bottom:1px solid #ccc}</style>
<h1>Sandkasse-ERP</h1>${content}</html>`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? '')
