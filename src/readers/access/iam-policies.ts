import { type IamPatterns, type IamStatement, type Unknown, type Value, known } from '../../model';
import type { Attributes } from '../resource/attributes';
import type { Follower } from '../follow/follow';
import { type Json, isObject, member } from '../json/json';
import type { RawResource, Scope } from '../resource/raw-resource';
import { NOT_KNOWN, type Renderer } from '../follow/render';

/** What an IAM policy says. */
export type Statements = Value<readonly IamStatement[]>;

/** Reads IAM policies: JSON, be it put together in the configuration, or the document of a data source. */
export class PolicyReader {
  constructor(
    private readonly follower: Follower,
    private readonly renderer: Renderer,
    private readonly until: 'plan' | 'apply',
  ) {}

  /** The policy that an attribute holds as JSON. */
  read(attributes: Attributes, name: string, scope: Scope): Statements {
    const text = attributes.text(name);
    if (text.kind === 'known') return this.parse(text.value);
    const written = attributes.written(name);
    const [target, ...others] = this.follower.targets(written, scope);
    if (target?.kind === 'resource' && others.length === 0 && target.resource.type === DOCUMENT)
      return this.document(target.resource);
    const rendered = this.renderer.render(written, scope);
    if (typeof rendered === 'string' && rendered !== NOT_KNOWN) return this.parse(rendered);
    return text.kind === 'absent' ? known([]) : { ...text, reason: 'its text is not known yet' };
  }

  /** A document that a data source puts together. */
  private document({ attributes, scope }: RawResource): Statements {
    const json = attributes.text('json');
    if (json.kind === 'known') return this.parse(json.value);
    for (const name of ['source_policy_documents', 'override_policy_documents'])
      if (attributes.read(name).kind !== 'absent')
        return this.unreadable('it is put together from other documents');
    const blocks = attributes.blocks('statement');
    if (blocks.kind === 'unknown') return { ...blocks, reason: 'its statements are not known yet' };
    return known((blocks.kind === 'known' ? blocks.value : []).map((block) => this.statement(block, scope)));
  }

  private statement(block: Attributes, scope: Scope): IamStatement {
    const effect = block.text('effect');
    const conditions = block.blocks('condition');
    return {
      effect: effect.kind === 'known' && effect.value === 'Deny' ? 'Deny' : 'Allow',
      actions: this.patterns(block, 'actions', scope),
      resources: this.patterns(block, 'resources', scope),
      isConditional:
        conditions.kind === 'unknown' || (conditions.kind === 'known' && conditions.value.length > 0),
    };
  }

  private patterns(block: Attributes, name: string, scope: Scope): IamPatterns {
    const allBut = this.texts(block, `not_${name}`, scope);
    return allBut.length > 0
      ? { patterns: allBut, isAllBut: true }
      : { patterns: this.texts(block, name, scope), isAllBut: false };
  }

  private texts(block: Attributes, name: string, scope: Scope): readonly string[] {
    const values = block.texts(name);
    if (values.kind === 'absent') return [];
    const texts = values.kind === 'known' ? values.value : [];
    if (values.kind === 'known' && texts.every(({ kind }) => kind === 'known'))
      return texts.map((text) => (text.kind === 'known' ? text.value : NOT_KNOWN));
    const rendered = this.renderer.render(block.written(name), scope);
    return Array.isArray(rendered)
      ? rendered.map((item: Json) => (typeof item === 'string' ? item : NOT_KNOWN))
      : [NOT_KNOWN];
  }

  /** A policy from its JSON. */
  private parse(text: string): Statements {
    let document: Json;
    try {
      document = JSON.parse(text) as Json;
    } catch {
      return this.unreadable('its text is no JSON');
    }
    const written = member(document, 'Statement');
    const statements: IamStatement[] = [];
    for (const json of Array.isArray(written) ? (written as Json[]) : [written]) {
      const statement = statementOf(json);
      if (statement === undefined) return this.unreadable('not every statement of it can be read');
      statements.push(statement);
    }
    return known(statements);
  }

  private unreadable(reason: string): Unknown {
    return { kind: 'unknown', until: this.until, reason };
  }
}

const DOCUMENT = 'aws_iam_policy_document';

function statementOf(json: Json): IamStatement | undefined {
  const effect = member(json, 'Effect');
  const actions = patternsOf(json, 'Action');
  const resources = patternsOf(json, 'Resource');
  if ((effect !== 'Allow' && effect !== 'Deny') || actions === undefined || resources === undefined)
    return undefined;
  const condition = member(json, 'Condition');
  const isConditional = isObject(condition) ? Object.keys(condition).length > 0 : condition != null;
  return { effect, actions, resources, isConditional };
}

function patternsOf(json: Json, name: string): IamPatterns | undefined {
  for (const [key, isAllBut] of [
    [name, false],
    [`Not${name}`, true],
  ] as const) {
    const value = member(json, key);
    if (value === undefined || value === null) continue;
    const list: readonly Json[] = Array.isArray(value) ? value : [value];
    return { patterns: list.map((item) => (typeof item === 'string' ? item : NOT_KNOWN)), isAllBut };
  }
  return undefined;
}
