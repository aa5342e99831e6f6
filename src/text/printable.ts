/**
 * A text with escapes for everything that could look like something else: control characters, which terminals obey,
 * marks that change the direction of writing, invisible and combining characters, and log commands of CI systems.
 */
export function printable(text: string): string {
  // Nearly all texts are plain, and a report has many of them.
  return withoutCommands(PLAIN.test(text) ? text : text.replace(UNSAFE, escaped));
}

/**
 * A text without log commands: `::error::` of GitHub, at the beginning of a line, and `##[...]`, `##vso[...]` and
 * `##teamcity[...]` of GitHub, Azure DevOps and TeamCity, anywhere. The second character of each pair is replaced by its
 * JSON escape, so that JSON keeps its value. The colons of an ARN stay, because people copy it: no line begins with these.
 */
export function withoutCommands(text: string): string {
  return text.includes('::') || text.includes('##') ? text.replace(SECOND, escaped) : text;
}

/** A colon or hash that follows another one, but not in the beginning of an ARN. */
const SECOND = /(?<!(?<![^ "'(])arn:aws[a-z-]*:[a-z0-9-]*:{1,2})(?<=:):|(?<=#)#/g;

/** Whether a text has any visible character. */
export function isVisible(text: string): boolean {
  return text.replace(UNSAFE, '').trim() !== '';
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

const PLAIN = /^[ -~]*$/;

/**
 * Controls, formats, unpaired surrogates, combining marks, line and paragraph separators, default-ignorable characters,
 * blanks other than spaces, and noncharacters.
 */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\ufffe\uffff]/gu;
