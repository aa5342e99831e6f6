/**
 * A text with everything made visible that could pass for something else: control characters, which terminals obey, the
 * marks that turn the direction of writing around, and what nobody sees.
 */
export function printable(text: string): string {
  // Nearly all texts are plain, and a report has many of them.
  return PLAIN.test(text) ? text : text.replace(UNSAFE, visible);
}

function visible(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

const PLAIN = /^[ -~]*$/;

/** Controls, formats, half surrogates, line and paragraph separators, fillers without a shape, and two that are no characters. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffe\uffff]/gu;
