/** The styles of every page: few colours, each with enough contrast in light and dark mode. */
export const STYLES = `:root {
  color-scheme: light dark;
  --page: #fff; --ink: #1c2126; --soft: #59636e; --line: #d5dae0; --card: #f6f8fa; --link: #0a58b5;
  --error: #b3151f; --warning: #8a5a00; --info: #0a58b5; --passed: #19692c;
  --error-back: #fdebec; --warning-back: #fff4d6; --info-back: #e7f1fd; --passed-back: #e6f5ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181d; --ink: #e4e8ed; --soft: #9ba6b2; --line: #343c46; --card: #1c2229; --link: #78b3ff;
    --error: #ff8d8d; --warning: #f0bd58; --info: #78b3ff; --passed: #6cd18a;
    --error-back: #3b1c1f; --warning-back: #382b10; --info-back: #17293f; --passed-back: #16301f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere;
}
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 1.75rem 0 .5rem; font-size: 1.05rem; line-height: 1.35; }
h1 small, h2 small, h3 small { font-weight: 400; color: var(--soft); font-size: .85em; }
p { margin: .5rem 0; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
code { font: .875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.about, footer { color: var(--soft); font-size: .875rem; }
.about p { margin: 0; }
footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
details { border: 1px solid var(--line); border-radius: 8px; background: var(--card); margin: .5rem 0; }
summary { cursor: pointer; padding: .6rem .85rem; }
details > :not(summary) { margin-left: .85rem; margin-right: .85rem; }
dl { margin: .25rem 0 .85rem; }
dl > div { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0 .75rem; padding: .15rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.tag {
  display: inline-block; padding: 0 .5em; border-radius: 4px; font-size: .8125rem; font-weight: 600;
  color: var(--soft); background: var(--page); border: 1px solid currentColor;
}
.tag.error { color: var(--error); background: var(--error-back); }
.tag.warning { color: var(--warning); background: var(--warning-back); }
.tag.info { color: var(--info); background: var(--info-back); }
.tag.passed { color: var(--passed); background: var(--passed-back); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td {
  padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: break-word;
}
td:first-child, td code { overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 500; }
@media (max-width: 34rem) {
  ul, ol { padding-left: 1.4rem; }
  body { padding: 1rem .75rem 2rem; }
  dl > div { grid-template-columns: 1fr; padding: .25rem 0; }
  dt { font-size: .8125rem; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --ink: #000; --soft: #444; --line: #bbb; --card: #fff; --link: #000;
    --error: #900; --warning: #640; --info: #036; --passed: #040;
    --error-back: #fff; --warning-back: #fff; --info-back: #fff; --passed-back: #fff;
  }
  body { max-width: none; padding: 0; font-size: 10pt; }
  details { break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; opacity: 1; }
  h2, h3 { break-after: avoid; }
  a { text-decoration: none; }
}
`;
