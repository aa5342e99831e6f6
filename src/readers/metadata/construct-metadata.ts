import { METADATA } from '../../model/metadata';
import { type Json, member, textMember } from '../json/json';

/**
 * What constructs of this library left in the `"//"` of a stack or resource. For a resource CDKTF overwrites
 * `"//".metadata`, so it is next to that.
 */
export function libraryMetadata(comment: Json): Json {
  return member(comment, METADATA) ?? member(member(comment, 'metadata'), METADATA);
}

/** The path of the construct that a person wrote, around the construct of the resource; undefined outside of CDKTF. */
export function constructPathIn(comment: Json): string | undefined {
  return textMember(member(comment, 'metadata'), 'path')?.replace(/\/Resource$/, '');
}

/** The construct of this library that makes a resource, by the name of its class, as it left it there. */
export function constructIn(metadata: Json): string | undefined {
  return textMember(metadata, 'construct');
}
