import type { IamPatterns, IamStatement, Unknown, Value } from '../../model';
import { known, knownItems } from '../../model/value';
import type { Follower } from '../follow/follow';
import { NOT_KNOWN, type Renderer } from '../follow/render';
import { only } from '../resource/only';
import { type KnownAfter, type Place, type RawResource, blockPlace } from '../resource/raw-resource';
import { statementsIn, texts } from './iam-document';

/** What an IAM policy allows and denies. */
export type Statements = Value<readonly IamStatement[]>;

const DOCUMENT = 'aws_iam_policy_document';

/** Reads IAM policies: JSON, even if it is composed in the configuration, or the document of a data source. */
export class PolicyReader {
  constructor(
    private readonly follower: Follower,
    private readonly renderer: Renderer,
    private readonly until: KnownAfter,
  ) {}

  /** The policy that an attribute has as JSON. */
  read({ attributes, scope }: Place, name: string): Statements {
    const text = attributes.text(name);
    if (text.kind === 'known') return this.parsed(text.value);
    const written = attributes.written(name);
    const target = only(this.follower.targets(written, scope));
    if (target?.kind === 'resource' && target.resource.type === DOCUMENT)
      return this.document(target.resource);
    const rendered = this.renderer.render(written, scope);
    if (typeof rendered === 'string' && rendered !== NOT_KNOWN) return this.parsed(rendered);
    return text.kind === 'absent' ? known([]) : { ...text, reason: 'its text is not known yet' };
  }

  /** A document that a data source composes. */
  private document(source: RawResource): Statements {
    const { attributes } = source;
    const json = attributes.text('json');
    if (json.kind === 'known') return this.parsed(json.value);
    for (const name of ['source_policy_documents', 'override_policy_documents'])
      if (attributes.read(name).kind !== 'absent')
        return this.unreadable('it is composed of other documents');
    const blocks = attributes.blocks('statement');
    if (blocks.kind === 'unknown') return { ...blocks, reason: 'its statements are not known yet' };
    return known(knownItems(blocks).map((block) => this.statement(blockPlace(block, source))));
  }

  private statement(place: Place): IamStatement {
    const { attributes: block } = place;
    const effect = block.text('effect');
    const conditions = block.blocks('condition');
    return {
      effect: effect.kind === 'known' && effect.value === 'Deny' ? 'Deny' : 'Allow',
      actions: this.patterns(place, 'actions'),
      resources: this.patterns(place, 'resources'),
      isConditional: conditions.kind === 'unknown' || knownItems(conditions).length > 0,
    };
  }

  private patterns(place: Place, name: string): IamPatterns {
    const allBut = this.texts(place, `not_${name}`);
    return allBut.length > 0
      ? { patterns: allBut, isAllBut: true }
      : { patterns: this.texts(place, name), isAllBut: false };
  }

  private texts({ attributes, scope }: Place, name: string): readonly string[] {
    const values = attributes.texts(name);
    if (values.kind === 'absent') return [];
    if (values.kind === 'known' && values.value.every(({ kind }) => kind === 'known'))
      return values.value.map((text) => (text.kind === 'known' ? text.value : NOT_KNOWN));
    const rendered = this.renderer.render(attributes.written(name), scope);
    return Array.isArray(rendered) ? texts(rendered) : [NOT_KNOWN];
  }

  private parsed(text: string): Statements {
    const statements = statementsIn(text);
    return typeof statements === 'string' ? this.unreadable(statements) : known(statements);
  }

  private unreadable(reason: string): Unknown {
    return { kind: 'unknown', until: this.until, reason };
  }
}
