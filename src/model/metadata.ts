/**
 * The member of a `"//"` of Terraform's JSON configuration that belongs to this library: what constructs leave there for
 * the readers, and Terraform ignores.
 */
export const METADATA = 'atlasBackup';
