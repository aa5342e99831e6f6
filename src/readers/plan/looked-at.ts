import { type Json, textMember } from '../json/json';

/** The prefixes of what a rule may look at; anything else stays where it is. */
const LOOKED_AT =
  /^(?:mongodbatlas_|aws_(?:iam|kms|s3)_|azurerm_(?:key_vault|storage|role_assignment)|google_(?:kms|storage|project_iam))/;

/** Whether a resource of a plan or state is of a type that a rule may look at. */
export function isLookedAt(row: Json): boolean {
  return LOOKED_AT.test(textMember(row, 'type') ?? '');
}
