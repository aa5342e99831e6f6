import type { Value } from '../../model';
import { ABSENT } from '../../model/value';

/** The provider reports an empty text for what a cluster does not have, such as the versions and keys of a Flex cluster. */
export function filled(text: Value<string>): Value<string> {
  return text.kind === 'known' && text.value === '' ? ABSENT : text;
}
