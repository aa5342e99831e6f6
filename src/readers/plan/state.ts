import { type Json, listMember, member, textMember } from '../json/json';

/** A resource of a state or of planned values, with the address of its module. */
export interface StateRow {
  readonly row: Json;
  readonly module: string;
}

/** The resources under a `root_module`: those of a state, or what is planned. */
export function* resourcesUnder(values: Json): Iterable<StateRow> {
  const open: Json[] = [member(values, 'root_module')];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    open.push(...listMember(part, 'child_modules'));
    const module = textMember(part, 'address') ?? '';
    for (const row of listMember(part, 'resources')) yield { row, module };
  }
}

/** The resources of a plan's prior state. */
export function resourcesOf(state: Json): Iterable<StateRow> {
  return resourcesUnder(member(state, 'values'));
}
