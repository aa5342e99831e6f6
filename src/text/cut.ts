/** The longest name that people read: one name must not push all others out of sight. */
const LONGEST_NAME = 200;

/** A text that is not too long for people; one that is cut says how much is left out. */
export function cut(text: string, longest = LONGEST_NAME): string {
  if (text.length <= longest) return text;
  // Not within a pair of surrogates.
  const end = /[\ud800-\udbff]/.test(text[longest - 1] ?? '') ? longest - 1 : longest;
  const left = text.length - end;
  return `${text.slice(0, end)}… (${left} more character${left === 1 ? '' : 's'})`;
}
