import type { Acknowledgement, ReviewInput } from '../../../src/review';
import { review } from '../../../src/review/review';
import { readPlan, readSynth } from '../../../src/readers';
import { rules } from '../../../src/rules';
import { cluster, project, schedule, together } from '../../../src/rules/example';
import { type Configuration, synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';

const id = 'review/stale-acknowledgement';
const unkept: Configuration = {
  resources: together(project(), cluster({ retain_backups_enabled: false }), schedule()),
};
const sound: Configuration = { resources: together(project(), cluster(), schedule()) };
const rule = 'cluster/snapshots-deleted-with-it';

interface Row {
  readonly title: string;
  readonly configuration: Configuration;
  readonly acknowledgement: Omit<Acknowledgement, 'reason'>;
  readonly only?: 'synth' | 'plan';
  readonly off?: string;
  /** Severity, address and sentence of the finding; nothing where there must be none. */
  readonly says?: readonly [severity: string, address: string, problem: string];
}

const rows: readonly Row[] = [
  { title: 'one that matches a finding', configuration: unkept, acknowledgement: { rule } },
  {
    title: 'an optional one that matches nothing',
    configuration: sound,
    acknowledgement: { rule, optional: true },
  },
  {
    title: 'one of a synthesized stack that matches nothing in its plan: synth reports it',
    configuration: sound,
    acknowledgement: { rule, isFromSynth: true },
    only: 'plan',
    says: [
      'info',
      `acknowledgement of ${rule}`,
      `the acknowledgement of ${rule} matches nothing: there is no such finding`,
    ],
  },
  {
    title: 'one that matches nothing',
    configuration: sound,
    acknowledgement: { rule },
    says: [
      'warning',
      `acknowledgement of ${rule}`,
      `the acknowledgement of ${rule} matches nothing: there is no such finding`,
    ],
  },
  {
    title: 'one that matches nothing at the address that it covers',
    configuration: sound,
    acknowledgement: { rule, address: 'mongodbatlas_advanced_cluster.orders' },
    says: [
      'warning',
      `acknowledgement of ${rule} at mongodbatlas_advanced_cluster.orders`,
      `the acknowledgement of ${rule} matches nothing: there is no such finding`,
    ],
  },
  {
    title: 'one for an address that is not in the input: only worth knowing',
    configuration: unkept,
    acknowledgement: { rule, address: 'mongodbatlas_advanced_cluster.elsewhere' },
    says: [
      'info',
      `acknowledgement of ${rule} at mongodbatlas_advanced_cluster.elsewhere`,
      `the acknowledgement of ${rule} matches nothing: what it covers is not in this input`,
    ],
  },
  {
    title: 'one for a pattern that some address matches',
    configuration: sound,
    acknowledgement: { rule, address: '*.orders' },
    says: [
      'warning',
      `acknowledgement of ${rule} at *.orders`,
      `the acknowledgement of ${rule} matches nothing: there is no such finding`,
    ],
  },
  {
    title: 'one for a construct that has nothing to answer any more',
    configuration: sound,
    acknowledgement: { rule, scope: 'stack/orders' },
    only: 'synth',
    says: [
      'warning',
      `acknowledgement of ${rule} at stack/orders`,
      `the acknowledgement of ${rule} matches nothing: there is no such finding`,
    ],
  },
  {
    title: 'one for a construct that no longer exists',
    configuration: sound,
    acknowledgement: { rule, scope: 'stack/payments' },
    only: 'synth',
    says: [
      'info',
      `acknowledgement of ${rule} at stack/payments`,
      `the acknowledgement of ${rule} matches nothing: what it covers is not in this input`,
    ],
  },
  {
    title: 'one past its end date, although there is such a finding',
    configuration: unkept,
    acknowledgement: { rule, until: '2026-08-20' },
    says: ['warning', `acknowledgement of ${rule}`, `the acknowledgement of ${rule} ended on 2026-08-20`],
  },
  { title: 'one on its last day', configuration: unkept, acknowledgement: { rule, until: '2026-08-21' } },
  {
    title: 'one of a change, in a plan without it: only worth knowing',
    configuration: sound,
    acknowledgement: { rule: 'change/cluster-deleted' },
    only: 'plan',
    says: [
      'info',
      'acknowledgement of change/cluster-deleted',
      'the acknowledgement of change/cluster-deleted matches nothing: there is no such finding in this plan',
    ],
  },
  {
    title: 'one of a change, at synth, where its rule does not run',
    configuration: sound,
    acknowledgement: { rule: 'change/cluster-deleted' },
    only: 'synth',
  },
  { title: 'one whose rule is disabled', configuration: sound, acknowledgement: { rule }, off: rule },
  {
    title: 'one of a finding that a more precise rule silences',
    configuration: {
      resources: together(
        project(),
        cluster({
          backup_enabled: false,
          replication_specs: [
            {
              region_configs: [
                {
                  provider_name: 'AWS',
                  region_name: 'US_EAST_1',
                  priority: 7,
                  electable_specs: { instance_size: 'M40_NVME', node_count: 3 },
                },
              ],
            },
          ],
        }),
      ),
    },
    acknowledgement: { rule: 'cluster/backup-disabled' },
  },
];

describe(id, () => {
  for (const row of rows) {
    if (row.only !== 'plan')
      test(`${row.title}, at synth`, () => {
        expectOf(row, readSynth(synthOf(row.configuration)));
      });
    if (row.only !== 'synth')
      test(`${row.title}, in a plan`, () => {
        expectOf(row, readPlan(planOf(row.configuration)));
      });
  }
});

function expectOf({ acknowledgement, off, says }: Row, input: ReviewInput): void {
  const { findings, crashes } = review(input, rules, {
    acknowledgements: [{ ...acknowledgement, reason: 'meant' }],
    severities: new Map(off === undefined ? [] : [[off, 'off'] as const]),
  });
  expect(crashes).toEqual([]);
  const own = findings.filter((finding) => finding.rule === id);
  expect(own.map(({ severity, address, message }) => [severity, address, message])).toEqual(
    says === undefined ? [] : [says],
  );
}
