/** An attribute of a resource, and the literal to set it to. */
export interface LiteralFix {
  /** The address of the resource, with modules and instance keys. */
  readonly address: string;
  /** Its path as Terraform names it, such as `policy_item_weekly[1].retention_value`. */
  readonly attribute: string;
  readonly value: string | number | boolean;
}
