import type { IamPatterns, IamStatement } from '../../model';

/** A permission that a role may need. */
export interface Permission {
  readonly action: string;
  /** The ARN of the resource; a part that is not known yet is written `${...}`. */
  readonly resource: string;
}

/** The result of statements for a permission. 'perhaps': it depends on a condition, or on what is not known yet. */
export type Verdict = 'allowed' | 'denied' | 'lacking' | 'perhaps';

/** The result of all statements of a role's policies for a permission. A denial always wins. */
export function verdictOf(statements: readonly IamStatement[], permission: Permission): Verdict {
  let allowed: Answer = 'no';
  let denied: Answer = 'no';
  for (const statement of statements) {
    const covers = coverage(statement, permission);
    if (statement.effect === 'Deny') denied = either(denied, covers);
    else allowed = either(allowed, covers);
  }
  if (denied === 'yes') return 'denied';
  if (allowed === 'no') return 'lacking';
  return allowed === 'yes' && denied === 'no' ? 'allowed' : 'perhaps';
}

type Answer = 'yes' | 'no' | 'perhaps';

function coverage({ actions, resources, isConditional }: IamStatement, permission: Permission): Answer {
  const action = matches(lowerCase(actions), permission.action.toLowerCase());
  const resource = matches(inOnePartition(resources), permission.resource);
  if (action === 'no' || resource === 'no') return 'no';
  return action === 'yes' && resource === 'yes' && !isConditional ? 'yes' : 'perhaps';
}

/** In AWS, actions are not case-sensitive. */
function lowerCase({ patterns, isAllBut }: IamPatterns): IamPatterns {
  return { patterns: patterns.map((pattern) => pattern.toLowerCase()), isAllBut };
}

/** A bucket is in the partition of its account, whether that is aws, aws-cn or aws-us-gov. */
function inOnePartition({ patterns, isAllBut }: IamPatterns): IamPatterns {
  return { patterns: patterns.map((pattern) => pattern.replace(/^arn:[^:]*:s3:/, 'arn:aws:s3:')), isAllBut };
}

function matches({ patterns, isAllBut }: IamPatterns, text: string): Answer {
  let answer: Answer = 'no';
  for (const pattern of patterns) answer = either(answer, match(pattern, text));
  if (!isAllBut || answer === 'perhaps') return answer;
  return answer === 'yes' ? 'no' : 'yes';
}

function either(one: Answer, other: Answer): Answer {
  if (one === 'yes' || other === 'yes') return 'yes';
  return one === 'no' && other === 'no' ? 'no' : 'perhaps';
}

/** What is not known yet, and the variables of IAM. */
const UNKNOWN_PART = /\$\{[^}]*\}/g;
/** A part without any known text. No two are the same. */
const NAMELESS = '${?}';

function match(pattern: string, text: string): Answer {
  if (!pattern.includes(NAMELESS) && isMatch(pattern, text)) return 'yes';
  const start = text.search(UNKNOWN_PART);
  const open = pattern.replace(UNKNOWN_PART, '*');
  if (start === -1) return open !== pattern && isMatch(open, text) ? 'perhaps' : 'no';
  // Both have wildcards: only the certain part of each can be compared.
  const [one = ''] = open.split(/[*?]/);
  const other = text.slice(0, start);
  return one.startsWith(other) || other.startsWith(one) ? 'perhaps' : 'no';
}

/** Whether a text fits a pattern with the wildcards of AWS: `*` for any text, `?` for any character. */
function isMatch(pattern: string, text: string): boolean {
  let [at, from] = [0, 0];
  let star: { readonly at: number; from: number } | undefined;
  while (from < text.length) {
    if (pattern[at] === '*') {
      star = { at, from };
      at += 1;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[from])) {
      at += 1;
      from += 1;
    } else if (star !== undefined) {
      // The last * takes one character more.
      star.from += 1;
      from = star.from;
      at = star.at + 1;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
