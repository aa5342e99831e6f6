import type { Prop } from './props';

/** A consent to something that cannot be undone. */
export interface Consent {
  /** Why it is intentional. The reason is written to cdk.tf.json. */
  readonly reason: string;
  /**
   * Who decided it.
   * @default - not named
   */
  readonly owner?: string;
}

export function consentSchema(prop: Prop) {
  return prop.object<Consent>({ reason: prop.sentence(), owner: prop.optional(prop.text()) });
}
