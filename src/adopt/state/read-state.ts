import { type Json, type JsonObject, isObject, member, textMember } from '../../readers/json/json';
import { UnreadableInput } from '../../readers/json/unreadable-input';
import { readEnvelope } from '../../readers/plan/plan-envelope';
import { resourcesOf } from '../../readers/plan/state';
import { checkedState, isState } from '../../readers/plan/state-input';
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
    resources: managed.filter((one) => !isDeposed(one)).map(resourceOf),
    deposed: managed.filter(isDeposed).map(({ row }) => textMember(row, 'address') ?? ''),
  };
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
