import type { Origin, ProviderRequirement } from '../../model';
import { ABSENT, known } from '../../model/value';
import { type Json, entriesOf, member, textMember } from '../json/json';
import { isAtlasSource } from '../resource/atlas-provider';

/** Aliases, and modules that do not share a provider, each have an entry: all of their constraints hold together. */
export function readProviders(configuration: Json, origin?: Origin): ProviderRequirement[] {
  const found = new Map<string, Set<string>>();
  for (const [key, config] of entriesOf(member(configuration, 'provider_config'))) {
    const name = textMember(config, 'name') ?? key;
    const version = textMember(config, 'version_constraint');
    if (!isAtlasSource(textMember(config, 'full_name'), name)) continue;
    const address = `provider.${name}`;
    const constraints = found.get(address) ?? new Set();
    if (version !== undefined) constraints.add(version);
    found.set(address, constraints);
  }
  return [...found].map(([address, constraints]) => ({
    address,
    constraint: constraints.size === 0 ? ABSENT : known([...constraints].join(', ')),
    ...(origin === undefined ? {} : { origin }),
  }));
}
