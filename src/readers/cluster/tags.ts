import type { Unknown, Value } from '../../model';
import { known, knownItems } from '../../model/value';
import { isObject } from '../json/json';
import type { RawResource } from '../resource/raw-resource';

/** One for all clusters without tags, which most clusters of an estate are. */
const NO_TAGS: Value<ReadonlyMap<string, Value<string>>> = known(new Map());

/** Tags and labels: maps in current resources, blocks in older ones. */
export function readTags({ type, attributes }: RawResource): Value<ReadonlyMap<string, Value<string>>> {
  if (attributes.read('labels').kind === 'absent' && attributes.read('tags').kind === 'absent')
    return NO_TAGS;
  const hasBlocks = type === 'mongodbatlas_cluster' || type === 'mongodbatlas_serverless_instance';
  const tags = new Map<string, Value<string>>();
  let unknown: Unknown | undefined;
  // A tag of the same name overrides a label.
  for (const name of ['labels', 'tags']) {
    const value = attributes.read(name);
    if (value.kind === 'unknown') unknown = value;
    if (value.kind !== 'known') continue;
    if (isObject(value.value) && !hasBlocks) {
      const texts = attributes.textMap(name);
      if (texts.kind === 'known') for (const [key, text] of texts.value) tags.set(key, text);
    } else {
      for (const block of knownItems(attributes.blocks(name))) {
        const key = block.text('key');
        if (key.kind === 'known') tags.set(key.value, block.text('value'));
      }
    }
  }
  return unknown !== undefined && tags.size === 0 ? unknown : known(tags);
}
