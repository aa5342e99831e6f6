import type { Coverage, Objective, Origin, RecoveryNeeds } from '../../model';
import { secondsOf } from '../../model/duration';
import { retentionOf } from '../../model/retention';
import { type Json, isObject, listMember, member, textMember } from '../json/json';
import { UnreadableInput } from '../json/unreadable-input';

/**
 * The recovery objectives that constructs declare, as they left them in the metadata of their stack.
 * @throws UnreadableInput if one is not understood: an objective that is dropped would count as met
 */
export function readObjectives(stack: Json, origin?: Origin): readonly Objective[] {
  return listMember(stack, 'objectives').map((json, index) => {
    const statedBy = `objectives[${index}]`;
    if (!isObject(json)) throw new UnreadableInput(`${statedBy} in its "//" is not an object`);
    const [scope, project] = [textMember(json, 'scope'), textMember(json, 'project')];
    const covers: Coverage = {
      ...(origin === undefined ? {} : { origin }),
      ...(scope === undefined ? {} : { scope }),
      ...(project === undefined ? {} : { project }),
      ...lists(json, ['scopes', 'exceptScopes', 'exceptKinds'], statedBy),
    };
    return { needs: readNeeds(json, statedBy), covers, statedBy: textMember(json, 'statedBy') ?? statedBy };
  });
}

/** What an objective requires; durations in the form of ISO 8601. */
function readNeeds(json: Json, statedBy: string): RecoveryNeeds {
  const [worstLoss, keepFor] = [textMember(json, 'worstLoss'), textMember(json, 'keepFor')];
  const flag = (name: string): boolean => member(json, name) === true;
  return {
    ...(worstLoss === undefined ? {} : { worstLoss: understood(secondsOf(worstLoss), worstLoss, statedBy) }),
    ...(keepFor === undefined ? {} : { keepFor: understood(retentionOf(keepFor), keepFor, statedBy) }),
    ...(member(json, 'storedIn') === undefined ? {} : { storedIn: texts(json, 'storedIn', statedBy) }),
    ...(flag('survivesClusterDeletion') ? { survivesClusterDeletion: true } : {}),
    ...(flag('survivesRegionLoss') ? { survivesRegionLoss: true } : {}),
  };
}

/** The lists of an objective that are there. */
function lists<Name extends string>(
  json: Json,
  names: readonly Name[],
  statedBy: string,
): { readonly [N in Name]?: readonly string[] } {
  const given = names.filter((name) => Array.isArray(member(json, name)));
  return Object.fromEntries(given.map((name) => [name, texts(json, name, statedBy)])) as {
    readonly [N in Name]?: readonly string[];
  };
}

function understood<T>(span: T | undefined, written: string, statedBy: string): T {
  if (span === undefined)
    throw new UnreadableInput(`"${written}" of ${statedBy} in its "//" is not a duration of ISO 8601`);
  return span;
}

function texts(json: Json, name: string, statedBy: string): readonly string[] {
  const list = listMember(json, name);
  if (list.every((one) => typeof one === 'string')) return list;
  throw new UnreadableInput(`${name} of ${statedBy} in its "//" is not a list of texts`);
}
