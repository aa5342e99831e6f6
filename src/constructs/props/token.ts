import { DefaultTokenResolver, Fn, type IResolvable, StringConcat, Token, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A value, or a Terraform expression: the value of a variable, an attribute of another resource. */
export type OrToken<T> = T | IResolvable;

/** Whether a value is a token, or contains one. A raw `${...}` is one as well. */
export function isToken(value: unknown): boolean {
  if (typeof value === 'string') return /[$%]\{/.test(value);
  // CDKTF writes a token as a number that is too large for an integer.
  if (typeof value === 'boolean' || value === undefined || Number.isSafeInteger(value)) return false;
  if (Token.isUnresolved(value)) return true;
  if (Array.isArray(value)) return value.some(isToken);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return false;
  return Object.values(value).some(isToken);
}

/**
 * A text as an argument of a function of Terraform. CDKTF warns of tokens within other text there, so the text becomes a
 * list of its parts. CDKTF types the expression of a local as any, so the text may be another token than a text.
 */
export function textArgument(text: OrToken<string>): string {
  const parts = Token.asString(text)
    .split(/(\$\{TfToken\[[^\]]*\]\})/)
    .filter((part) => part !== '');
  return parts.length < 2 ? Token.asString(text) : Token.asString(Fn.join('', parts));
}

/** A value with its tokens resolved, such as `${var.days}`. */
export function resolved(value: unknown, scope: IConstruct): unknown {
  return Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}

/** Whether a value is a list whose length only Terraform knows. */
export function isListToken(value: unknown): boolean {
  if (!Array.isArray(value)) return Token.isUnresolved(value);
  // CDKTF writes a token as a list of one text.
  const [only] = value as readonly unknown[];
  return (
    value.length === 1 &&
    typeof only === 'string' &&
    only.includes('{') &&
    Tokenization.reverseList([only]) !== undefined
  );
}

/** A copy, so that later changes to the object have no effect. A token is not copied. */
export function copied<T extends object>(value: T): T {
  return Token.isUnresolved(value) ? value : { ...value };
}
