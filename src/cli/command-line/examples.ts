/** Example command lines below the help. */
export function examples(
  lines: readonly (string | { readonly before: string; readonly typed: string })[],
): string {
  return `\nExamples:\n${lines
    .map((line) => (typeof line === 'string' ? { before: '', typed: line } : line))
    .map(({ before, typed }) => `  $ ${before}atlas-backup ${typed}`)
    .join('\n')}`;
}
