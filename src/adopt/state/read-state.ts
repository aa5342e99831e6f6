import { type Json, type JsonObject, isObject, member, textMember } from '../../readers/json/json';
import { UnreadableInput } from '../../readers/json/unreadable-input';
import { readEnvelope } from '../../readers/plan/plan-envelope';
import { resourcesOf } from '../../readers/plan/state';
import { checkedState, isState } from '../../readers/plan/state-input';
import { type Values, objectsOf, own } from '../schema/set-values';
import { currentForm } from './current-form';
import type { StateContent, StateResource } from './state-resource';

/**
 * Reads what exists: a state as `terraform show -json` prints it, a state file, or the state in a plan.
 * @throws UnreadableInput if it is none of them
 */
export function readState(json: Json): StateContent {
  const managed = [...resourcesOf(stateIn(json))].filter(({ row }) => textMember(row, 'mode') === 'managed');
  const isDeposed = ({ row }: { row: Json }): boolean => member(row, 'deposed_key') !== undefined;
  return {
    resources: withZones(managed.filter((one) => !isDeposed(one)).map(resourceOf)),
    deposed: managed.filter(isDeposed).map(({ row }) => textMember(row, 'address') ?? ''),
  };
}

/**
 * Clusters of a former type with the id of their only zone, which only the copy settings of their schedule have: so copies
 * refer to the zone.
 */
function withZones(resources: readonly StateResource[]): readonly StateResource[] {
  const zones = new Map<string, Set<unknown>>();
  for (const { type, values } of resources)
    if (type === 'mongodbatlas_cloud_backup_schedule')
      for (const setting of objectsOf(own(values, 'copy_settings'))) {
        const key = clusterKey(values, 'cluster_name');
        zones.set(key, (zones.get(key) ?? new Set()).add(own(setting, 'zone_id')));
      }
  return resources.map((resource) => {
    const { formerType, values } = resource;
    const [zone, ...others] = formerType === undefined ? [] : (zones.get(clusterKey(values, 'name')) ?? []);
    if (typeof zone !== 'string' || zone === '' || others.length > 0) return resource;
    const specs = objectsOf(own(values, 'replication_specs')).map((spec) => ({ ...spec, zone_id: zone }));
    return { ...resource, values: { ...values, replication_specs: specs } };
  });
}

function clusterKey(values: Values, name: string): string {
  return JSON.stringify([own(values, 'project_id'), own(values, name)]);
}

function stateIn(json: Json): Json {
  if (isState(json)) return checkedState(json);
  if (!isObject(json) || textMember(json, 'format_version') === undefined)
    throw new UnreadableInput(
      'this is neither a state nor a plan; write one with: terraform show -json > state.json',
    );
  return member(readEnvelope(json).plan, 'prior_state');
}

function resourceOf({ row, module }: { readonly row: Json; readonly module: string }): StateResource {
  const [address = '', type = '', name = ''] = ['address', 'type', 'name'].map((one) => textMember(row, one));
  const values = member(row, 'values');
  return {
    address,
    name,
    isPlain: module === '' && member(row, 'index') === undefined,
    ...currentForm(type, isObject(values) ? values : EMPTY, member(row, 'sensitive_values')),
  };
}

const EMPTY: JsonObject = {};
