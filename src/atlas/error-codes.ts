/** Error codes of Atlas in a text: words in capitals, connected by underscores; `*` stands for any ending. */
const CODE = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:_\*)?/g;

/** The error codes in a text, such as a whole message of Atlas. */
export function errorCodesIn(text: string): readonly string[] {
  return [...new Set(text.match(CODE) ?? [])];
}

/** Whether a text is an error code of Atlas that people search for, and nothing else. */
export function isErrorCode(text: string): boolean {
  return errorCodesIn(text)[0] === text && !text.endsWith('*');
}
