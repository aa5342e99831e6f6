import { blocksOf } from '../json/configuration-blocks';
import { type Json, member } from '../json/json';
import { constructIn, constructPathIn, libraryMetadata } from '../metadata/construct-metadata';

/** What the cdk.tf.json next to a plan contains about a block. */
export interface ConstructMark {
  readonly constructPath: string;
  readonly construct: string | undefined;
  readonly metadata: Json;
}

/** What constructs wrote into the cdk.tf.json next to a plan, by block. */
export function constructMarksIn(synth: Json): ReadonlyMap<string, ConstructMark> {
  const marks = new Map<string, ConstructMark>();
  for (const [type, name, body] of blocksOf(member(synth, 'resource'))) {
    const comment = member(body, '//');
    const constructPath = constructPathIn(comment);
    if (constructPath === undefined) continue;
    const metadata = libraryMetadata(comment);
    marks.set(`${type}.${name}`, { constructPath, construct: constructIn(metadata), metadata });
  }
  return marks;
}
