/** Plots as SVG inside the page: no script, no image, no font from elsewhere; readable in black and white. */
import { type Content, html, type Markup } from './markup.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** How sure: drawn as a line over the bar. */
  readonly low?: number
  readonly high?: number
  /** What stands behind it. */
  readonly told: string
}

const WIDTH = 760
const LABEL = 220
const TOLD = 235
const ROW = 26
const LABEL_CHARS = 32

const x = (n: number): string => n.toFixed(1)
const shortened = (text: string): string =>
  [...text].length > LABEL_CHARS ? `${[...text].slice(0, LABEL_CHARS - 1).join('')}…` : text

/** Bars lying one under the other, to a common scale from nothing. */
export function bars(title: string, rows: readonly Bar[]): Markup {
  const most = Math.max(...rows.map((r) => Math.max(r.value, r.high ?? 0)), Number.MIN_VALUE)
  const room = WIDTH - LABEL - TOLD
  const at = (value: number): number => LABEL + (Math.max(0, value) / most) * room
  const height = rows.length * ROW + 8
  return frame(
    title,
    height,
    rows.map((row, i) => {
      const y = i * ROW + 4
      const middle = y + ROW / 2
      const { low = row.value, high = row.value } = row
      return html`<text x="${LABEL - 8}" y="${x(middle + 4)}" text-anchor="end">${shortened(row.label)}</text>
<rect class="bar" x="${LABEL}" y="${x(y + 4)}" width="${x(at(row.value) - LABEL)}" height="${ROW - 8}"/>
${high > low ? whisker(at(low), at(high), middle) : undefined}
<text x="${x(at(Math.max(row.value, high)) + 8)}" y="${x(middle + 4)}">${row.told}</text>`
    }),
  )
}

function whisker(from: number, to: number, y: number): Markup {
  return html`<path class="sure" d="M${x(from)} ${x(y)}H${x(to)}M${x(from)} ${x(y - 4)}V${x(y + 4)}M${x(to)} ${x(y - 4)}V${x(y + 4)}"/>`
}

export interface Column {
  readonly label: string
  /** From below: what stands on what. */
  readonly parts: readonly number[]
  readonly told: string
}

const COLUMNS_HEIGHT = 190
const FOOT = 34

/** Columns side by side, each of parts; `legend` names the parts. */
export function columns(title: string, all: readonly Column[], legend: readonly string[]): Markup {
  const most = Math.max(...all.map((c) => c.parts.reduce((a, b) => a + b, 0)), Number.MIN_VALUE)
  const step = WIDTH / Math.max(1, all.length)
  const every = Math.ceil(all.length / 14)
  const named = legend.map(
    (name, i) => html`<rect class="part${i}" x="${i * 190}" y="2" width="12" height="12"/>
<text x="${i * 190 + 18}" y="13">${name}</text>`,
  )
  const drawn = all.map((column, i) => {
    let y = COLUMNS_HEIGHT
    const parts = column.parts.map((part, p) => {
      const height = (part / most) * (COLUMNS_HEIGHT - 40)
      y -= height
      return html`<rect class="part${p}" x="${x(i * step + 2)}" y="${x(y)}" width="${x(step - 4)}" height="${x(height)}"/>`
    })
    const label =
      i % every === 0
        ? html`<text x="${x((i + 0.5) * step)}" y="${COLUMNS_HEIGHT + 14}" text-anchor="middle">${column.label}</text>
<text x="${x((i + 0.5) * step)}" y="${COLUMNS_HEIGHT + 28}" text-anchor="middle">${column.told}</text>`
        : undefined
    return html`${parts}${label}`
  })
  return frame(title, COLUMNS_HEIGHT + FOOT, [named, drawn])
}

function frame(title: string, height: number, content: Content): Markup {
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}"><title>${title}</title>
${content}
</svg>`
}
