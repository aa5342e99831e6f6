/**
 * A text with escapes for everything that could look like something else: control characters, which terminals obey,
 * marks that change the direction of writing, invisible and combining characters, and log commands of CI systems.
 */
export function printable(text: string): string {
  // Nearly all texts are plain, and a report has many of them.
  return withoutCommands(PLAIN.test(text) ? text : text.replace(UNSAFE, escaped));
}

/**
 * The text of JSON, in which strings have escapes for the same characters and commands. Its data is the same.
 */
export function printableJson(json: string): string {
  return withoutCommands(PLAIN_JSON.test(json) ? json : json.replace(UNSAFE, escapedInJson));
}

/**
 * A line with escapes only for what a terminal or a log obeys: control characters, marks of direction, ends of lines and log
 * commands. All other characters stay, so that it still is the line of a file.
 */
export function harmlessLine(line: string): string {
  return line.replace(OBEYED, escaped);
}

/**
 * A text without log commands: `::error::` of GitHub, at the beginning of a line, and `##[...]`, `##vso[...]` and
 * `##teamcity[...]` of GitHub, Azure DevOps and TeamCity, anywhere. The second character of each pair is replaced by its
 * JSON escape, so that JSON keeps its value. The colons of an ARN stay, because people copy it: no line begins with these.
 */
function withoutCommands(text: string): string {
  return text.includes('::') || text.includes('##') ? text.replace(SECOND, escaped) : text;
}

/** A colon or hash that follows another one, but not in the beginning of an ARN. */
const SECOND = /(?<!(?<![^ "'(])arn:aws[a-z-]*:[a-z0-9-]*:{1,2})(?<=:):|(?<=#)#/g;

/** Comments of HCL often begin with two hashes: only `##[` and `##word[` are commands. */
const OBEYED =
  /(?![\t\r])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|(?<=(?:^|\r)\s*:):|(?<=#)#(?=[A-Za-z]*\[)/gu;

/** Whether a text has any visible character. */
export function isVisible(text: string): boolean {
  return text.replace(UNSAFE, '').trim() !== '';
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** JSON has an escape for each half of a surrogate pair. Between its strings there are ends of lines, which stay. */
function escapedInJson(characters: string): string {
  if (characters === '\n') return characters;
  return characters.split('').map(escaped).join('');
}

const PLAIN = /^[ -~]*$/;
const PLAIN_JSON = /^[ -~\n]*$/;

/**
 * Controls, formats, unpaired surrogates, combining marks, line and paragraph separators, default-ignorable characters,
 * blanks other than spaces, and noncharacters.
 */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\ufffe\uffff]/gu;
