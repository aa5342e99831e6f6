import { type Json, listMember, member, textMember } from '../json/json';

/** The resources of a state, each with the address of its module. */
export function* resourcesOf(state: Json): Iterable<{ readonly row: Json; readonly module: string }> {
  const open: Json[] = [member(member(state, 'values'), 'root_module')];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    open.push(...listMember(part, 'child_modules'));
    const module = textMember(part, 'address') ?? '';
    for (const row of listMember(part, 'resources')) yield { row, module };
  }
}
