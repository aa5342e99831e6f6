import { DefaultTokenResolver, type IResolvable, StringConcat, Token, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A value, or a Terraform expression that gives one: a variable's value, an attribute of another resource. */
export type OrToken<T> = T | IResolvable;

/** Whether a value is a token, or has one anywhere inside, a raw `${...}` included. */
export function isToken(value: unknown): boolean {
  if (typeof value === 'string' && /[$%]\{/.test(value)) return true;
  if (Token.isUnresolved(value)) return true;
  if (Array.isArray(value)) return value.some(isToken);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return false;
  return Object.values(value).some(isToken);
}

/** A value with its tokens as Terraform will see them, such as `${var.days}`. */
export function resolved(value: unknown, scope: IConstruct): unknown {
  return Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}
