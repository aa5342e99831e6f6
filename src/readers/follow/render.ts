import type { Expression, ExpressionOf } from '../expression/expression';
import type { Written } from '../expression/written';
import type { Json } from '../json/json';
import type { RawResource, Scope } from '../resource/raw-resource';
import type { Follower } from './follow';
import type { Path } from './path';
import type { Target } from './target';

/** Stands for a part that is not known. */
export const NOT_KNOWN = '${?}';

/**
 * Writes out expressions that are only partly known, so that texts can still be compared. What is not known stays
 * as a reference: the name of an S3 bucket as `${aws_s3_bucket.attic}`, whichever attribute gives it; anything else by
 * its own name, or as `${?}`.
 */
export class Renderer {
  constructor(private readonly follower: Follower) {}

  /** What is written, as JSON; undefined if the input does not show how it is written. */
  render(written: Written, scope: Scope): Json {
    if (written.kind === 'constant') return written.value;
    return written.kind === 'expression' ? this.expression(written.expression, scope) : undefined;
  }

  /** The name of an S3 bucket that an attribute gives. */
  bucketName({ attributes, scope }: RawResource, attribute: string): string {
    const name = attributes.text(attribute);
    if (name.kind === 'known') return name.value;
    const written = attributes.written(attribute);
    return scalarText(this.render(written, scope) ?? rendered(this.follower.targets(written, scope)));
  }

  private expression(expression: Expression, scope: Scope): Json {
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'template':
        return expression.parts.map((part) => scalarText(this.expression(part, scope))).join('');
      case 'list':
        return expression.items.map((item) => this.expression(item, scope));
      case 'object':
        return this.object(expression, scope);
      case 'call': {
        const [given] = expression.arguments;
        if (expression.name === 'jsonencode' && given !== undefined)
          return JSON.stringify(this.expression(given, scope));
        break;
      }
      default:
        break;
    }
    return rendered(this.follower.targets({ kind: 'expression', expression }, scope));
  }

  private object({ entries }: ExpressionOf<'object'>, scope: Scope): Json {
    return Object.fromEntries(
      entries.map(([key, value]) => [
        key.kind === 'name' ? key.name : scalarText(this.expression(key, scope)),
        this.expression(value, scope),
      ]),
    );
  }
}

function rendered([target, ...others]: readonly Target[]): Json {
  if (target === undefined || others.length > 0) return NOT_KNOWN;
  switch (target.kind) {
    case 'value':
      return target.value ?? NOT_KNOWN;
    case 'symbol':
      return `\${${target.symbol}}`;
    case 'resource':
      return renderedAttribute(target.resource, target.path);
    case 'module':
    case 'lost':
      return NOT_KNOWN;
  }
}

function renderedAttribute({ type, address, attributes }: RawResource, path: Path): Json {
  const [name, ...further] = path;
  if (typeof name !== 'string' || further.length > 0) return NOT_KNOWN;
  if (type === 'aws_s3_bucket' && ['arn', 'bucket', 'id'].includes(name)) {
    const bucket = attributes.text('bucket');
    const bucketName = bucket.kind === 'known' ? bucket.value : `\${${address}}`;
    return name === 'arn' ? `arn:aws:s3:::${bucketName}` : bucketName;
  }
  const value = attributes.text(name);
  return value.kind === 'known' ? value.value : `\${${address}.${name}}`;
}

function scalarText(json: Json): string {
  return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean'
    ? String(json)
    : NOT_KNOWN;
}
