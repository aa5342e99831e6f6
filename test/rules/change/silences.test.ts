import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { rules } from '../../../src/rules';
import { cluster, item, project, schedule, shards, together } from '../../../src/rules/example';
import { planOf } from '../../support/plan-of';

/*
 * Disabling backups says more than what else the plan changes about them: that is declared, so a rule that is off does
 * not hide the others.
 */

const items = { policy_item_hourly: item(6, 'days', 7), policy_item_daily: item(1, 'days', 14) };
const region = (name: string) => shards(1, 'M30', { region_name: name });
const before = together(
  project(),
  cluster({ pit_enabled: true, mongo_db_major_version: '7.0', replication_specs: region('EU_CENTRAL_1') }),
  schedule(items),
);
const resources = together(
  project(),
  cluster({
    backup_enabled: false,
    pit_enabled: false,
    mongo_db_major_version: '8.0',
    encryption_at_rest_provider: 'AWS',
    replication_specs: region('EU_WEST_3'),
    paused: true,
  }),
  schedule(items),
);
const SILENCED = [
  'change/cluster-paused',
  'change/major-version-upgrade',
  'change/pit-turned-off',
  'change/primary-region-moved',
  'change/snapshots-unrestorable',
];

const found = (of: typeof rules): readonly string[] =>
  [...new Set(review(readPlan(planOf({ before, resources })), of).findings.map(({ rule }) => rule))]
    .filter((id) => id === 'change/backup-turned-off' || SILENCED.includes(id))
    .sort();

test('disabling backups is reported alone', () => {
  expect(found(rules)).toEqual(['change/backup-turned-off']);
});

test('without that rule, the others report what they find', () => {
  expect(found(rules.filter(({ id }) => id !== 'change/backup-turned-off'))).toEqual(SILENCED);
});
