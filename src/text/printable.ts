/**
 * A text with everything made visible that could pass for something else: control characters, which terminals obey, the
 * marks that turn the direction of writing around, what nobody sees, what is drawn over the character before it, and what
 * logs of CI systems obey.
 */
export function printable(text: string): string {
  // Nearly all texts are plain, and a report has many of them.
  return withoutCommands(PLAIN.test(text) ? text : text.replace(UNSAFE, escaped));
}

/**
 * A text in which no log finds a command: `::error::` of GitHub, where a line begins with it, and `##[...]`, `##vso[...]`
 * and `##teamcity[...]` of GitHub, Azure DevOps and TeamCity, wherever they are. The colons of an ARN, which people copy,
 * stay: no line breaks before them. What stands for the second character of a
 * pair is its escape in JSON, so that JSON treated like this is the same JSON.
 */
export function withoutCommands(text: string): string {
  return text.includes('::') || text.includes('##') ? text.replace(SECOND, escaped) : text;
}

/** The second character of a pair, and whatever follows it of the same; not within an ARN. */
const SECOND = /(?<!(?<![^ "'(])arn:aws[a-z-]*:[a-z0-9-]*:{1,2})(?<=:):|(?<=#)#/g;

/** Whether anybody sees anything of a text. */
export function isVisible(text: string): boolean {
  return text.replace(UNSAFE, '').trim() !== '';
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

const PLAIN = /^[ -~]*$/;

/**
 * Controls, formats, half surrogates, marks that are drawn over other characters, line and paragraph separators, whatever
 * may be left out when a text is drawn, blanks that are no spaces, and two that are no characters.
 */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\ufffe\uffff]/gu;
