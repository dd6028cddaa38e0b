/** The colours are those of client/src/ui/tokens.css, each pair at 7:1 or more. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fbf8f1; --text: #16213a; --muted: #3f4a63; --line: #6e7890; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f1722; --text: #f5f1e8; --muted: #c5ccd9; --line: #8b94a8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.125rem/1.5 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Verdana, sans-serif; }
main, footer { max-inline-size: 46rem; margin-inline: auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin-block: 1rem; }
h2 { font-size: 1.3rem; line-height: 1.25; margin-block: 2rem 0.5rem; }
table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--muted); padding-block-end: 0.25rem; }
th, td { text-align: start; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-block-end: 1px solid var(--line); }
.facts th { inline-size: 38%; }
.end { text-align: end; white-space: nowrap; }
tfoot th, tfoot td { font-weight: bold; border-block-end: 0; }
li { margin-block-end: 0.5rem; }
footer { color: var(--muted); }
@media screen and (max-width: 40rem) {
  caption, tbody, tfoot, tr, th, td { display: block; }
  thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding-block: 0.5rem; border-block-end: 1px solid var(--line); }
  th, td, .end, .facts th { inline-size: auto; padding: 0; border: 0; text-align: start; white-space: normal; }
  [data-column]::before { content: attr(data-column) ' '; color: var(--muted); }
}
@media print {
  :root { --ground: #fff; --text: #000; --muted: #333; --line: #666; }
  body { font-size: 10.5pt; }
  main, footer { max-inline-size: none; padding: 0; }
  h2 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  @page { size: A4; margin: 18mm; }
}
`;
