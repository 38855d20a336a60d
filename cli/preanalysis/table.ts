/** Tables of the page: a header, rows, and how many rows there are besides. */
import { html, type Markup } from './markup.ts'

/** Rows of a table on the page; all of them stand in the CSV files. */
export const ROWS_SHOWN = 20

export interface Column<Row> {
  readonly name: string
  readonly of: (row: Row) => string
  /** Numbers stand to the right. */
  readonly number?: true
}

export function tableOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  more: (left: number) => string,
): Markup {
  const left = rows.length - ROWS_SHOWN
  const side = (column: Column<Row>): string => (column.number ? 'number' : 'text')
  return html`<table><thead><tr>${columns.map((c) => html`<th scope="col" class="${side(c)}">${c.name}</th>`)}</tr></thead>
<tbody>${rows
    .slice(0, ROWS_SHOWN)
    .map(
      (row) => html`<tr>${columns.map((c) => html`<td class="${side(c)}">${c.of(row)}</td>`)}</tr>\n`,
    )}</tbody></table>
${left > 0 ? html`<p class="note">${more(left)}</p>` : undefined}`
}
