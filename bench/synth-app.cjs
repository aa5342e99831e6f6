// An app of so many resources, half of them clusters and half their schedules, in one project and one stack.
//   node bench/synth-app.cjs constructs|raw RESOURCES OUTDIR [BINDINGS]
// `constructs` is made of this library's constructs, with all checks on; `raw` are the same resources in raw bindings,
// without checks: those in the folder BINDINGS, or this library's own.
const { createRequire } = require('node:module');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** Makes the app and synthesizes it. */
function synth({ kind, resources, outdir, library, bindings }) {
  // Bindings from elsewhere bring their own CDKTF.
  const from =
    kind === 'raw' && bindings !== undefined ? createRequire(join(bindings, 'package.json')) : require;
  const { App, LocalBackend, TerraformStack } = from('cdktf');
  const app = new App({ outdir });
  const kinds = { constructs: withConstructs, raw: withBindings };
  const stack = kinds[kind](app, { TerraformStack, LocalBackend, library, bindings, resources });
  app.synth();
  return stack;
}

function withConstructs(app, { TerraformStack, LocalBackend, library, resources }) {
  const { AtlasCluster, AtlasProject, MongodbatlasProvider, Retention, SnapshotCopies } = library('');
  const stack = new TerraformStack(app, 'atlas');
  new LocalBackend(stack, { path: 'atlas.tfstate' });
  new MongodbatlasProvider(stack, 'provider');
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
  return stack;
}

/** Loads what an app imports at its top. What the checks load by themselves, they load at synth. */
function load(given) {
  const { kind, library } = given;
  require('cdktf');
  return kind === 'raw' ? bindingsOf(given) : library('');
}

function bindingsOf({ library, bindings }) {
  const names = ['provider', 'project', 'advanced-cluster', 'cloud-backup-schedule'];
  const from = (name) =>
    bindings === undefined ? library(`provider/${name}`) : require(join(bindings, 'lib', name));
  return Object.assign({}, ...names.map(from));
}

function withBindings(app, { TerraformStack, LocalBackend, library, bindings, resources }) {
  const { MongodbatlasProvider, Project, AdvancedCluster, CloudBackupSchedule } = bindingsOf({
    library,
    bindings,
  });
  const stack = new TerraformStack(app, 'atlas');
  new LocalBackend(stack, { path: 'atlas.tfstate' });
  new MongodbatlasProvider(stack, 'provider');
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
  return stack;
}

module.exports = { synth };

if (require.main === module) {
  const [kind, resources, outdir, bindings] = process.argv.slice(2);
  const dist = join(__dirname, '..', 'dist');
  const given = { kind, outdir, bindings, library: (path) => require(join(dist, path)) };
  load(given);
  const [from, before] = [performance.now(), process.cpuUsage()];
  synth({ ...given, resources: Number(resources) });
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
