import { type Json, type JsonObject, isObject, textMember } from '../json/json';
import { UnreadableInput } from '../json/unreadable-input';

/** How to make JSON of a plan. */
export const SHOW = 'write the plan as JSON with: terraform show -json plan.out > plan.json';

/** How to make JSON of a state. */
export const SHOW_STATE = 'write it with: terraform show -json > state.json';

/**
 * The plan that a value of JSON is, as far as its first members show.
 * @throws UnreadableInput if it is not the JSON of a plan, or of a plan that failed
 */
export function planOf(json: Json): JsonObject {
  if (!isObject(json)) throw new UnreadableInput(`this is not a plan: it is not a JSON object; ${SHOW}`);
  const format = textMember(json, 'format_version');
  const isPlan = ['planned_values', 'resource_changes', 'configuration'].some((name) =>
    Object.hasOwn(json, name),
  );
  if (!isPlan) {
    if (typeof json['version'] === 'number' && Object.hasOwn(json, 'lineage'))
      throw new UnreadableInput(`this is a state file, not a plan; ${SHOW}`);
    if (format !== undefined && (Object.hasOwn(json, 'values') || Object.keys(json).length <= 2))
      throw new UnreadableInput(`this is a state, not a plan; ${SHOW}`);
    if (Object.hasOwn(json, 'resource') || Object.hasOwn(json, 'terraform'))
      throw new UnreadableInput('this is configuration, not a plan; check it with: atlas-backup check');
    throw new UnreadableInput(`this is JSON, but not a plan; ${SHOW}`);
  }
  if (format === undefined) throw new UnreadableInput(`this plan has no format_version; ${SHOW}`);
  const [, major] = /^(\d+)\.\d+$/.exec(format) ?? [];
  if (major === undefined)
    throw new UnreadableInput(
      `format_version is ${JSON.stringify(format.slice(0, 20))}, not a number such as "1.2": Terraform does not write such a plan; ${SHOW}`,
    );
  if (major !== '1')
    throw new UnreadableInput(
      `this plan has format ${format.slice(0, 20)}, but only format 1 is supported; use a version of Terraform that writes format 1`,
    );
  if (json['errored'] === true)
    throw new UnreadableInput(
      'this plan failed, so it does not show what an apply would do; fix the errors of terraform plan first',
    );
  return json;
}
