import {
  INVALID,
  OK,
  type ParseInput,
  type ParseReturnType,
  ZodType,
  addIssueToContext,
  isValid,
} from 'zod/v3';

/** What is wrong with props that are valid one by one: where, and the problem. */
export type Contradiction = readonly [path: readonly (string | number)[], problem: string];

/**
 * A value that passes a test. An app validates some ten thousand of them: a refinement of zod would make a context, three
 * closures and a second schema for each.
 */
export class TestedValue<T> extends ZodType<T> {
  constructor(
    private readonly test: (value: unknown) => boolean,
    private readonly problem: (value: unknown) => string,
  ) {
    super({});
  }

  override _parse(input: ParseInput): ParseReturnType<T> {
    const { data } = input as { readonly data: unknown };
    if (this.test(data)) return OK(data as T);
    addIssueToContext(this._getOrReturnCtx(input), { code: 'custom', message: this.problem(data) });
    return INVALID;
  }
}

/** Props that fit their schema and each other. */
export class ConsistentProps<Props> extends ZodType<Props> {
  /** @param contradictionsOf is also called if a prop is invalid */
  constructor(
    private readonly schema: ZodType<Props>,
    private readonly contradictionsOf: (props: unknown, areValid: boolean) => Iterable<Contradiction>,
  ) {
    super({});
  }

  override _parse(input: ParseInput): ParseReturnType<Props> {
    const result = this.schema._parseSync(input);
    const context = this._getOrReturnCtx(input);
    const before = context.common.issues.length;
    for (const [path, message] of this.contradictionsOf(input.data, isValid(result)))
      addIssueToContext(context, { code: 'custom', path: [...path], message });
    return context.common.issues.length === before ? result : INVALID;
  }
}
