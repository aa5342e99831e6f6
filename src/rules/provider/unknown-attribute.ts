import { PROVIDER_VERSION } from '../../atlas/provider-version';
import { withoutNumbers } from '../../model/unknown-attribute';
import { misspellingOf } from '../../text/misspelt';
import { cluster, project, region, together } from '../example';
import { defineRule } from '../rule';

const sized = (attribute: string) =>
  together(
    project(),
    cluster({
      replication_specs: [
        {
          region_configs: [
            region(undefined, {
              electable_specs: { instance_size: 'M30', node_count: 3, [attribute]: 80 },
            }),
          ],
        },
      ],
    }),
  );

export const providerUnknownAttribute = defineRule({
  id: 'provider/unknown-attribute',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an attribute that the provider does not have, with a name close to one that it has',
  why: 'Terraform rejects an unknown attribute of a resource. In a nested object it drops the attribute silently, and the setting has no effect.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs',
  prevents: 'silent no-op',
  facts: ['T-6'],
  get examples() {
    return {
      good: [{ resources: sized('disk_size_gb') }],
      bad: [
        {
          title: 'a nested attribute that Terraform drops, so that the disk keeps its default size',
          resources: sized('disk_size_db'),
        },
      ],
    };
  },
  *check({ input, unknownAttributes = [] }) {
    const newer = new Set<string>();
    for (const { at, type, path, known, isWritten } of unknownAttributes) {
      const plain = withoutNumbers(path);
      const name = plain.slice(plain.lastIndexOf('.') + 1);
      const right = isWritten ? misspellingOf(name, known) : undefined;
      if (right !== undefined) {
        yield {
          at,
          attribute: path,
          problem: `${plain} is not an attribute of ${type}, but ${right} is`,
          // Bindings of CDKTF do not compile with a wrong name, but an override may have any, as Terraform writes it.
          fix: `write ${right} instead of ${name}${input === 'synth' ? ' in addOverride()' : ''}`,
        };
        continue;
      }
      if (newer.has(`${type} ${plain}`)) continue;
      newer.add(`${type} ${plain}`);
      yield {
        at,
        attribute: path,
        unknownUntil: input === 'plan' ? 'apply' : 'plan',
        unchecked: `${plain} of ${type} is newer than the facts of this release, which know provider ${PROVIDER_VERSION}${isWritten ? ', or does not exist' : ''}`,
      };
    }
  },
});
