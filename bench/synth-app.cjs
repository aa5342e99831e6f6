// An app of RESOURCES resources, half of them clusters and half their schedules, in one project and one stack.
//   node bench/synth-app.cjs constructs|raw|files RESOURCES OUTDIR [PROJECT]
// `constructs` is made of this library's constructs, with all checks. `raw` are the same resources in raw bindings, without
// checks, imported by the root of @cdktf/provider-mongodbatlas; `files` are these, imported file by file.
// PROJECT is a folder of make-projects.mjs, from which everything is loaded. Without it, it is this repository, which has
// its own raw bindings.
const { createRequire } = require('node:module');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const PACKAGE = 'cdktf-atlas-backup';
const PREBUILT = '@cdktf/provider-mongodbatlas';

/** Loads what an app imports at its top. What the checks need, they load themselves. */
function load(kind, project = join(__dirname, '..')) {
  const from = createRequire(join(project, 'package.json'));
  const cdktf = from('cdktf');
  if (kind === 'constructs') return { cdktf, atlas: from(PACKAGE) };
  const folder = isInstalled(PREBUILT, from) ? `${PREBUILT}/lib` : `${PACKAGE}/provider`;
  const bindings =
    kind === 'raw' && isInstalled(PREBUILT, from)
      ? from(PREBUILT)
      : {
          provider: from(`${folder}/provider`),
          project: from(`${folder}/project`),
          advancedCluster: from(`${folder}/advanced-cluster`),
          cloudBackupSchedule: from(`${folder}/cloud-backup-schedule`),
        };
  const { provider, project: projects, advancedCluster, cloudBackupSchedule } = bindings;
  return { cdktf, atlas: { ...provider, ...projects, ...advancedCluster, ...cloudBackupSchedule } };
}

function isInstalled(name, from) {
  try {
    return from.resolve(name) !== '';
  } catch {
    return false;
  }
}

/** Makes the app and synthesizes it. */
function synth({ kind, resources, outdir, loaded: { cdktf, atlas } }) {
  const { App, LocalBackend, TerraformStack } = cdktf;
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'atlas');
  new LocalBackend(stack, { path: 'atlas.tfstate' });
  new atlas.MongodbatlasProvider(stack, 'provider');
  if (kind === 'constructs') addConstructs(stack, atlas, resources);
  else addRaw(stack, atlas, resources);
  app.synth();
}

function addConstructs(stack, { AtlasCluster, AtlasProject, Retention, SnapshotCopies }, resources) {
  const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
  for (let i = 1; i <= resources / 2; i += 1) {
    const hasOplogs = i % 2 === 1;
    const cluster = new AtlasCluster(stack, `orders-${i}`, {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      regions: ['EU_WEST_1'],
      pointInTimeRestore: hasOplogs,
    });
    const schedule = cluster.addBackupSchedule('Backups', {
      hourly: { everyHours: 6, keep: Retention.days(2) },
      daily: { keep: Retention.days(7) },
      weekly: { on: 'saturday', keep: Retention.weeks(4) },
      monthly: { on: 'last-day', keep: Retention.months(12) },
      yearly: { in: 'december', keep: Retention.years(1) },
      restoreWindowDays: 2,
    });
    if (hasOplogs) new SnapshotCopies(stack, `copies-${i}`, { schedule, to: ['EU_CENTRAL_1'] });
  }
}

function addRaw(stack, { Project, AdvancedCluster, CloudBackupSchedule }, resources) {
  const project = new Project(stack, 'shop', { name: 'shop', orgId: '5f0000000000000000000001' });
  for (let i = 1; i <= resources / 2; i += 1) {
    const hasOplogs = i % 2 === 1;
    const cluster = new AdvancedCluster(stack, `orders-${i}`, {
      projectId: project.id,
      name: `orders-${i}`,
      clusterType: 'REPLICASET',
      replicationSpecs: [
        {
          regionConfigs: [
            {
              providerName: 'AWS',
              regionName: 'EU_WEST_1',
              priority: 7,
              electableSpecs: { instanceSize: 'M30', nodeCount: 3 },
            },
          ],
        },
      ],
      backupEnabled: true,
      retainBackupsEnabled: true,
      terminationProtectionEnabled: true,
      pitEnabled: hasOplogs,
    });
    const item = (frequencyInterval, retentionUnit, retentionValue) => ({
      frequencyInterval,
      retentionUnit,
      retentionValue,
    });
    new CloudBackupSchedule(stack, `backups-${i}`, {
      projectId: cluster.projectId,
      clusterName: cluster.name,
      policyItemHourly: item(6, 'days', 2),
      policyItemDaily: item(1, 'days', 7),
      policyItemWeekly: [item(6, 'weeks', 4)],
      policyItemMonthly: [item(40, 'months', 12)],
      policyItemYearly: [item(12, 'years', 1)],
      restoreWindowDays: 2,
      ...(hasOplogs
        ? {
            copySettings: [
              {
                cloudProvider: 'AWS',
                frequencies: ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'],
                regionName: 'EU_CENTRAL_1',
                shouldCopyOplogs: true,
                zoneId: cluster.replicationSpecs.get(0).zoneId,
              },
            ],
          }
        : {}),
    });
  }
}

module.exports = { load, synth };

if (require.main === module) {
  const [kind, resources, outdir, project] = process.argv.slice(2);
  const loaded = load(kind, project);
  const [from, before] = [performance.now(), process.cpuUsage()];
  synth({ kind, resources: Number(resources), outdir, loaded });
  const elapsed = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(before);
  if (process.env.SYNTH_TOOK !== undefined)
    process.on('exit', () => {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      const took = {
        'synth-elapsed': elapsed,
        'synth-processor': (user + system) / 1e6,
        'process-processor': (userCPUTime + systemCPUTime) / 1e6,
        mebibytes: maxRSS / 1024,
      };
      writeFileSync(process.env.SYNTH_TOOK, JSON.stringify(took));
    });
}
