import type { Value } from './program';

/** The variables that a value uses. */
export function* namesIn(value: Value): Iterable<string> {
  switch (value.kind) {
    case 'name':
      yield value.name;
      break;
    case 'member':
      yield* namesIn(value.of);
      break;
    case 'list':
      for (const item of value.items) yield* namesIn(item);
      break;
    case 'object':
      for (const member of value.members) yield* namesIn(member.value);
      break;
    case 'call':
      yield* namesIn(value.of);
      for (const argument of value.args) yield* namesIn(argument);
      break;
    case 'new':
      for (const argument of value.args) yield* namesIn(argument);
      break;
    default:
  }
}
