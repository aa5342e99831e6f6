import { copyUnknownProvider } from '../../../src/rules/copy/unknown-provider';
import { cluster, copyTo, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const copies = (body: object, more: object = {}) =>
  together(
    project(),
    cluster(),
    cluster({}, 'payments'),
    schedule({
      policy_item_daily: item(1, 'days', 7),
      ...more,
      copy_settings: copyTo('EU_WEST_1', { ...body }),
    }),
  );
const NAME = 'copy_settings[0] of the schedule for cluster "orders"';

const attribute = 'copy_settings[0].cloud_provider';
const lower = {
  at,
  attribute,
  problem: `${NAME} has the cloud provider "aws", which Atlas does not support`,
  fix: 'set cloud_provider = "AWS" in copy_settings[0]',
  fixInCode: "set cloudProvider: 'AWS' in copySettings[0]",
};

testRule(copyUnknownProvider, [
  { title: 'AWS', resources: copies({}) },
  { title: 'lower case', resources: copies({ cloud_provider: 'aws' }), findings: [lower] },
  {
    title: 'another word',
    resources: copies({ cloud_provider: 'Amazon' }),
    findings: [
      {
        at,
        attribute,
        problem: `${NAME} has the cloud provider "Amazon", which Atlas does not support`,
        fix: 'set copy_settings[0].cloud_provider to AWS, AZURE or GCP',
        fixInCode: 'set copySettings[0].cloudProvider to AWS, AZURE or GCP',
      },
    ],
  },
  { title: 'no provider', resources: copies({ cloud_provider: undefined }) },
  {
    title: 'a provider from a variable',
    resources: copies({ cloud_provider: '${var.cloud}' }),
    variables: { cloud: 'aws' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [lower],
  },
]);
