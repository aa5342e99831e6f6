import type { Resource } from './resource';
import type { Value } from './value';

/** A resource that has no separate type in the model, such as an IAM role or a key. */
export interface OtherResource extends Resource {
  /**
   * What is known of an attribute, by its path: `bucket`, `aws[0].iam_assumed_role_arn`. A missing block or member is
   * absent.
   */
  attribute(path: string): Value<unknown>;
  /** The resources and data sources of this input that the attribute's expression refers to. */
  leadsTo(path: string): readonly OtherResourceTarget[];

  readonly before: OtherResource | undefined;
  readonly after: OtherResource | undefined;
}

/** A resource that an expression refers to, with the attribute that it uses. */
export interface OtherResourceTarget {
  readonly address: string;
  readonly type: string;
  /** The attribute, if the input still shows it. */
  readonly attribute: string | undefined;
}
