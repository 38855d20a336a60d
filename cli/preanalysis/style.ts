/** How the page looks, on a screen and on paper. */
import type { Markup } from './markup.ts'

export const STYLE: Markup = {
  markup: `
:root { color-scheme: light; --ink: #1c2733; --soft: #5a6b7b; --line: #cfd8df; --main: #1f5f8b; --light: #d8e6ef; --warn: #b4531a; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: var(--ink); background: #fff; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; margin: 2.4rem 0 .6rem; padding-top: .6rem; border-top: 2px solid var(--main); }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
p, ul, ol { max-width: 46rem; }
.lead { font-size: 1.1rem; }
.note { color: var(--soft); font-size: .9rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .8rem; margin: 1.2rem 0; }
.tile { border: 1px solid var(--line); border-left: 4px solid var(--main); padding: .7rem .9rem; }
.tile b { display: block; font-size: 1.6rem; line-height: 1.2; }
.tile span { color: var(--soft); font-size: .9rem; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; margin: .6rem 0; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { border-bottom: 2px solid var(--ink); }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.number { white-space: normal; }
svg { width: 100%; height: auto; max-width: 48rem; font-size: 12px; margin: .6rem 0; display: block; }
svg text { fill: var(--ink); }
.bar, .part0 { fill: var(--main); }
.part1 { fill: #e0a458; }
.part2 { fill: var(--light); }
.sure { stroke: var(--warn); stroke-width: 1.6; fill: none; }
nav ol { columns: 2; padding-left: 1.2rem; }
@media print {
  @page { size: A4; margin: 16mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  h2 { break-after: avoid; }
  tr, svg, .tile { break-inside: avoid; }
  thead { display: table-header-group; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`,
}
