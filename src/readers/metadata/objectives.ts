import { type Coverage, type Objective, type RecoveryNeeds, retentionOf, secondsOf } from '../../model';
import { type Json, isObject, listMember, member, textMember } from '../json/json';
import { UnreadableInput } from '../json/unreadable-input';

/**
 * What a team needs of its backups, as its constructs left it in the metadata of their stack.
 * @throws UnreadableInput where something of it is not understood: an objective that is dropped would be one that is met
 */
export function readObjectives(stack: Json): readonly Objective[] {
  return listMember(stack, 'objectives').map((json, index) => {
    const statedBy = `objectives[${index}]`;
    if (!isObject(json)) throw new UnreadableInput(`${statedBy} of its "//" is no object`);
    const [scope, project] = [textMember(json, 'scope'), textMember(json, 'project')];
    const covers: Coverage = {
      ...(scope === undefined ? {} : { scope }),
      ...(project === undefined ? {} : { project }),
      ...(Array.isArray(member(json, 'scopes')) ? { scopes: texts(json, 'scopes', statedBy) } : {}),
    };
    return { needs: readNeeds(json, statedBy), covers, statedBy: textMember(json, 'statedBy') ?? statedBy };
  });
}

/** What an objective asks for; spans as ISO 8601 writes them. */
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

function understood<T>(span: T | undefined, written: string, statedBy: string): T {
  if (span === undefined)
    throw new UnreadableInput(`"${written}" in ${statedBy} of its "//" is no span of ISO 8601`);
  return span;
}

function texts(json: Json, name: string, statedBy: string): readonly string[] {
  const list = listMember(json, name);
  if (list.every((one) => typeof one === 'string')) return list;
  throw new UnreadableInput(`${name} in ${statedBy} of its "//" is no list of texts`);
}
