import type { Origin } from './origin';

/** An attribute of a resource, and the literal to set it to. */
export interface LiteralFix {
  /** The address of the resource, with modules and instance keys. */
  readonly address: string;
  /** Its path as Terraform names it, such as `policy_item_weekly[1].retention_value`. */
  readonly attribute: string;
  readonly value: string | number | boolean;
  /** What the input has for it; undefined if that was not read. Only what is written like that is changed. */
  readonly planned?: PlannedLiteral;
}

/** What an input has for an attribute, after its changes. A value that is marked sensitive is left out. */
export type PlannedLiteral =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'absent' | 'sensitive' | 'unknown' };

/** Looks up what inputs have for the attributes of resources. */
export type PlannedLiterals = (
  address: string,
  attribute: string,
  origin: Origin | undefined,
) => PlannedLiteral;
