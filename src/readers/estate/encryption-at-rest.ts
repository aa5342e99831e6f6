import type { CloudProvider } from '../../atlas';
import { type EncryptionAtRest, KEY_BLOCKS, type OtherResource, type Value, known } from '../../model';
import type { Linker } from '../link/linker';
import type { RawResource } from '../resource/raw-resource';
import { stillBuilding } from './placement';

/** The customer keys of a project, added to it. */
export function buildEncryptionAtRest(
  raw: RawResource,
  resource: OtherResource,
  linker: Linker,
): EncryptionAtRest {
  const project = linker.project.of(raw);
  const isEnabled = (provider: CloudProvider): Value<boolean> => enabledIn(raw, KEY_BLOCKS[provider]);
  const encryption: EncryptionAtRest = {
    resource,
    project,
    isEnabled: { AWS: isEnabled('AWS'), AZURE: isEnabled('AZURE'), GCP: isEnabled('GCP') },
  };
  stillBuilding(project)?.encryptions.push(encryption);
  return encryption;
}

/** A provider without a block has no keys. */
function enabledIn({ attributes }: RawResource, name: string): Value<boolean> {
  const block = attributes.block(name);
  if (block.kind === 'absent') return known(false);
  return block.kind === 'known' ? block.value.flag('enabled') : block;
}
