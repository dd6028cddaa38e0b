/** The product's tokens (contrast 7:1 or more on their ground), for pages that must not depend on its build. */
export const style = `:root {
  color-scheme: light dark;
  --ground: #fbf8f1; --surface: #ffffff; --text: #16213a; --muted: #3f4a63; --accent: #0a5a6b; --on-accent: #ffffff;
  --link: #0b4f8a; --wrong: #8a1b1b; --notice: #6b4300; --border: #6e7890;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1722; --surface: #17212f; --text: #f5f1e8; --muted: #c5ccd9; --accent: #7ad7e6; --on-accent: #0f1722;
    --link: #9ccbff; --wrong: #ffb1aa; --notice: #ffd07a; --border: #8b94a8;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 1.125rem/1.5 "Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", system-ui, sans-serif; overflow-wrap: break-word;
}
.page { max-inline-size: 38rem; margin-inline: auto; padding: 16px; }
h1 { font-size: 1.944rem; line-height: 1.2; margin-block: 24px 12px; }
h2, legend { font-size: 1.35rem; line-height: 1.25; font-weight: 700; }
p { margin-block: 0 16px; }
a { color: var(--link); text-underline-offset: 0.2em; }
.muted { color: var(--muted); }
.notice, .problem, .card { background: var(--surface); border-radius: 8px; padding: 16px; margin-block: 16px; }
.notice { border: 2px dashed var(--notice); color: var(--notice); }
.notice p, .problem p { margin: 0; }
.notice strong { display: block; font-size: 1.35rem; }
.problem { border: 3px solid var(--wrong); }
.problem h2 { margin: 0 0 8px; color: var(--wrong); }
.problem a, .wrong { color: var(--wrong); font-weight: 700; }
.card { border: 1px solid var(--border); }
.lines { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.lines th, .lines td { text-align: start; padding: 8px 0; border-block-start: 1px solid var(--border); vertical-align: top; font-weight: 400; }
.lines caption { text-align: start; font-size: 1.35rem; font-weight: 700; padding-block-end: 8px; }
.lines td { text-align: end; white-space: nowrap; padding-inline-start: 16px; }
.lines tfoot th, .lines tfoot td { font-weight: 700; }
fieldset { border: 0; margin: 0 0 16px; padding: 0; min-inline-size: 0; }
legend { padding: 0; margin-block-end: 8px; }
.choice { display: flex; gap: 12px; align-items: flex-start; min-block-size: 48px; padding: 10px 12px; margin-block-end: 8px; background: var(--surface); border: 1px solid var(--border); border-radius: 8px; cursor: pointer; }
.choice input { inline-size: 24px; block-size: 24px; flex: none; margin: 2px 0 0; accent-color: var(--accent); }
.choice span { display: block; }
.digits { font-variant-numeric: tabular-nums; color: var(--muted); }
label.field { display: block; font-weight: 700; }
.hint { color: var(--muted); margin-block: 0 8px; }
input[type="text"] { inline-size: 100%; max-inline-size: 20rem; min-block-size: 48px; padding: 8px 12px; font: inherit; color: var(--text); background: var(--surface); border: 2px solid var(--border); border-radius: 8px; }
button, .button { display: block; inline-size: 100%; min-block-size: 48px; padding: 12px 20px; margin-block: 16px; font: inherit; font-weight: 700; text-align: center; text-decoration: none; border-radius: 8px; border: 2px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.second { background: var(--surface); color: var(--accent); }
.back { display: inline-block; min-block-size: 44px; padding-block: 8px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.choice:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; }
.choice input:focus-visible { outline: none; }
@media (forced-colors: active) { .choice:focus-within { outline-color: Highlight; } button { border-color: ButtonText; } }
@media print { .notice { border-style: solid; } }
`;
