/** What people have to know of code that was made of a state. */
export interface Notes {
  /** Values that became variables of Terraform, because they are sensitive. */
  readonly variables: string[];
  /** Defaults of constructs that are disabled, because they differ from what exists. */
  readonly disabled: string[];
  /** Attributes of constructs without a prop, which are set on their resource. */
  readonly overridden: string[];
  /** Resources that stay of a deprecated type, with the reason. */
  readonly deprecated: string[];
  /** What could not be carried over, with the reason. */
  readonly lost: string[];
}
