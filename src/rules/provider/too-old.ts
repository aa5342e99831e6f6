import type { Estate, Resource, Value } from '../../model';
import { partOf } from '../../model/estate';
import { upgradedFrom } from '../../model/upgrade';
import { is, quote } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { type Context, defineRule, unchecked } from '../rule';
import { type Version, admitsOlderThan } from './version-constraint';

const scheduled = (body: object = {}) =>
  together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 7), ...body }));

export const providerTooOld = defineRule({
  id: 'provider/too-old',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a version constraint that allows providers too old for the configuration',
  why: 'Terraform may install any provider that the constraint allows. One without an attribute rejects the configuration, and 1.x has a different schema for clusters and copy settings.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/2.0.0-upgrade-guide',
  prevents: 'schema error',
  facts: ['T-4', 'T-6', '11.21'],
  get examples() {
    return {
      good: [{ resources: scheduled({ skip_destroy: true }), provider: '~> 2.12' }],
      bad: [{ title: 'providers older than 2.0', resources: scheduled(), provider: '>= 1.30, < 3.0' }],
    };
  },
  *check({ after, input }) {
    for (const provider of after.providers) {
      const { constraint } = provider;
      // Each input requires its own provider.
      const own = provider.origin === undefined ? after : partOf(after, provider.origin);
      const used = GATES.flatMap((gate) => {
        const using = gate.usedBy(own);
        return using === undefined ? [] : [{ ...gate, using }];
      });
      // The provider of the plan supports what is in it.
      if (input === 'plan' && used.some(({ isProof }) => isProof)) continue;
      const [newest] = used;
      const at = provider;
      if (constraint.kind === 'unknown') yield unchecked(at, 'version', constraint);
      if (constraint.kind !== 'known') continue;
      if (admitsOlderThan(constraint.value, OLDEST) === true && (newest === undefined || !newest.isProof))
        yield {
          at,
          attribute: 'version',
          problem: `the version constraint ${quote(constraint)} allows providers older than 2.0`,
          fix: allowing(RECOMMENDED, input),
        };
      else if (newest !== undefined && admitsOlderThan(constraint.value, newest.since) === true)
        yield {
          at,
          attribute: 'version',
          problem: `the version constraint ${quote(constraint)} allows providers older than ${inWords(newest.since)}, which ${newest.lack}`,
          fix: allowing(newest.isProof ? newest.since : RECOMMENDED, input),
          related: [newest.using],
        };
    }
  },
});

/** What a release of the provider added. */
interface Gate {
  readonly since: Version;
  /** What older providers do. */
  readonly lack: string;
  /** Whether its presence in a plan proves that the provider is not older. */
  readonly isProof: boolean;
  readonly usedBy: (estate: Estate) => Resource | undefined;
}

/** The newest first. */
const GATES: readonly Gate[] = [
  {
    since: [2, 19, 0],
    lack: 'do not support database_edition of a cluster',
    isProof: true,
    usedBy: ({ clusters }) => clusters.find(({ databaseEdition }) => isUsed(databaseEdition)),
  },
  {
    since: [2, 18, 0],
    lack: 'do not support copy_policy_items_enabled of a backup schedule',
    isProof: true,
    usedBy: ({ schedules }) => schedules.find(({ copyPolicyItemsEnabled }) => isUsed(copyPolicyItemsEnabled)),
  },
  {
    since: [2, 17, 0],
    lack: 'do not support mongodbatlas_cloud_backup_collection_restore_job',
    isProof: true,
    usedBy: ({ collectionRestoreJobs }) => collectionRestoreJobs[0],
  },
  {
    since: [2, 12, 0],
    lack: 'do not support skip_destroy of a backup schedule',
    isProof: true,
    usedBy: ({ schedules }) => schedules.find(({ setsSkipDestroy }) => setsSkipDestroy === true),
  },
  {
    since: [2, 1, 0],
    lack: 'do not send whether backups are enabled when they upgrade an M0 or Flex cluster',
    isProof: false,
    usedBy: ({ clusters }) =>
      clusters.find((cluster) => upgradedFrom(cluster) !== undefined && is(cluster.backupEnabled, true)),
  },
];

/** Whether the configuration sets an attribute: not if ignore_changes lists it, or if it may be absent. */
function isUsed(value: Value<unknown>): boolean {
  return (
    value.kind === 'known' ||
    (value.kind === 'unknown' && value.mayBeAbsent !== true && value.reason === undefined)
  );
}

function inWords([major, minor]: Version): string {
  return `${major}.${minor}`;
}

const OLDEST: Version = [2, 0, 0];
const RECOMMENDED: Version = [2, 12, 0];

/** A provider has no construct path, so that the input decides the language. */
function allowing(version: Version, input: Context['input']): string {
  const constraint = `~> ${inWords(version)}`;
  return input === 'synth'
    ? `write new MongodbatlasProvider(..., { version: '${constraint}' })`
    : `set version = "${constraint}"`;
}
