import { type SourceLine, firstLineIn } from '../../text/source-line';
import { type Json, listMember, member, textMember } from '../json/json';
import { blocksOf } from '../json/configuration-blocks';
import { libraryMetadata } from './construct-metadata';

/**
 * The lines that created the constructs of a synthesized stack, by the addresses of their blocks: those that constructs
 * of this library recorded, or else the stack traces of CDKTF.
 * @param folder the lines of stack traces that are in it count, so that the result does not depend on where it is;
 * without it, none of these do
 */
export function readSources(synth: Json, folder?: string): ReadonlyMap<string, SourceLine> {
  const sources = new Map<string, SourceLine>();
  for (const [type, name, body] of blocksOf(member(synth, 'resource'))) {
    const comment = member(body, '//');
    const trace = member(comment, 'metadata');
    const source =
      recordedLine(member(libraryMetadata(comment), 'source')) ??
      firstLineIn(listMember(trace, 'stackTrace'), folder);
    if (source !== undefined) sources.set(`${type}.${name}`, source);
  }
  return sources;
}

/** A line as a construct recorded it. A path that leads out of its folder is not one. */
function recordedLine(source: Json): SourceLine | undefined {
  const [file, line] = [textMember(source, 'file'), member(source, 'line')];
  if (file === undefined || typeof line !== 'number' || !Number.isInteger(line) || line < 1) return undefined;
  if (file === '' || /^\/|^[A-Za-z]:|\\|(?:^|\/)\.\.(?:\/|$)/.test(file)) return undefined;
  return { file, line };
}
