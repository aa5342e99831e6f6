import { copied, copyTo } from '../example';

import { CLOUD_PROVIDERS, isCloudProvider } from '../../atlas/cloud-provider';
import { type Copy, copySettings } from '../queries/copy-settings';
import { assign, fix, named } from '../fix/fix';
import { quote } from '../../model/value';
import { scheduleNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';

export const copyUnknownProvider = defineRule({
  id: 'copy/unknown-provider',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cloud provider of copies that is not AWS, AZURE or GCP',
  why: 'Atlas writes cloud providers as AWS, AZURE and GCP, and rejects any other spelling.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_settings',
  prevents: 'INVALID_ENUM_VALUE',
  rejects: { action: 'write' },
  facts: ['11.13'],
  get examples() {
    return {
      good: [
        {
          resources: copied(copyTo('EU_WEST_1')),
        },
      ],
      bad: [
        {
          title: 'lower case',
          resources: copied(copyTo('EU_WEST_1', { cloud_provider: 'aws' })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* unknownProvider(copy);
    }
  },
});

function* unknownProvider({ schedule, setting, attribute }: Copy): Iterable<Result> {
  const { cloudProvider } = setting;
  const path = `${attribute}.cloud_provider`;
  if (cloudProvider.kind === 'unknown') yield unchecked(schedule, path, cloudProvider);
  if (cloudProvider.kind !== 'known' || cloudProvider.value === '' || isCloudProvider(cloudProvider.value))
    return;
  const written = cloudProvider.value.trim().toUpperCase();
  yield {
    at: schedule,
    attribute: path,
    problem: `${attribute} of the ${scheduleNamed(schedule)} has the cloud provider ${quote(cloudProvider)}, which Atlas does not support`,
    fix:
      isCloudProvider(written) && cloudProvider.sensitive !== true
        ? fix`set ${assign(path, written)}`
        : fix`set ${named(path)} to ${listed(CLOUD_PROVIDERS, 'or')}`,
  };
}
