/**
 * Starts a rule: `npm run new-rule AREA/NAME` writes its file and its table, and adds it to the list. Both files work
 * unchanged, with an example problem; a house test fails until no TODO is left in them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nearest } from '../src/text/nearest';
import { FORMER_IDS } from '../src/rules/former-ids';
import { formatted } from './formatted';
import { AREAS } from '../src/rules/areas';
import { exportedName } from '../src/rules/listed-rule';
import { writeRuleList } from './rule-list';

const ROOT = join(__dirname, '..');

/** Why an id is not accepted for a new rule; undefined if it is. */
export function rejectionOf(id: string, exists: (path: string) => boolean): string | undefined {
  if (!/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    return `"${id}" is not the id of a rule; write AREA/NAME, such as npm run new-rule flex/custom-backup-policy`;
  const area = id.split('/')[0] ?? '';
  const areas = Object.keys(AREAS);
  if (!areas.includes(area)) {
    const similar = nearest(area, areas);
    const guess = similar === undefined ? '' : ` (did you mean "${similar}"?)`;
    return `there is no area "${area}"${guess}; write one of ${areas.join(', ')}, or add it to src/rules/areas.ts`;
  }
  if (FORMER_IDS.has(id)) return `${id} is the former id of ${FORMER_IDS.get(id) ?? ''}; choose another name`;
  if (exists(fileOf(id))) return `${fileOf(id)} already exists; choose another name`;
  return undefined;
}

/** The files of a new rule, by their paths. */
export async function newRule(id: string, since: string): Promise<ReadonlyMap<string, string>> {
  const isChange = id.startsWith('change/');
  return new Map([
    [fileOf(id), await formatted(isChange ? changeRule(id, since) : configurationRule(id, since))],
    [tableOf(id), await formatted(isChange ? changeTable(id) : configurationTable(id))],
  ]);
}

function fileOf(id: string): string {
  return `src/rules/${id}.ts`;
}

function tableOf(id: string): string {
  return `test/rules/${id}.test.ts`;
}

const PROBLEM = 'TODO: what happens, with the actual values, in lower case and without a full stop';
const FIX = 'TODO: an instruction with the value to write, such as set';

/** What a rule says of itself. */
function described(id: string, phase: 'synth' | 'plan', since: string): string {
  return `
    id: '${id}',
    severity: 'warning',
    phase: '${phase}',
    since: '${since}',
    summary: 'TODO: what is wrong, in a few words that fit into a table, without a full stop',
    why: 'TODO: what Atlas or Terraform does about it, in one or two sentences.',
    docs: 'https://www.mongodb.com/docs/atlas/TODO/',
    facts: [],`;
}

const ORDERS = 'mongodbatlas_advanced_cluster.orders';

/** What an example needs so that an area concerns it (src/rules/areas.ts), in addition to a project and a cluster. */
const CONCERNED: Readonly<Record<string, string>> = {
  free: "tenantCluster('TENANT')",
  flex: 'flexCluster()',
  serverless: 'serverlessInstance()',
  infinite: "infiniteCluster({}, 'archive')",
  copy: "schedule({ copy_settings: copyTo('EU_CENTRAL_1') })",
  export: 'exportBucket()',
  compliance: 'compliancePolicy()',
  snapshot: `snapshotOf('${ORDERS}')`,
  restore: `restoreOf('${ORDERS}', '${ORDERS}')`,
  legacy: `legacySnapshotOf('${ORDERS}')`,
};

/** The parts of an example of an area, with what they import. */
function exampleParts(id: string): {
  readonly names: string;
  readonly resources: string;
  readonly members: string;
} {
  const area = id.split('/')[0] ?? '';
  const concerned = CONCERNED[area];
  const used = [...(concerned?.matchAll(/\b(\w+)\(/g) ?? [])].flatMap(([, name]) => name ?? []);
  return {
    names: ['cluster', 'project', 'together', ...used].sort().join(', '),
    resources: ['project()', ...(concerned === undefined ? [] : [concerned])].join(', '),
    members:
      area === 'objective'
        ? "objectives: [{ scope: 'stack/orders', statedBy: 'stack/orders', worstLoss: 'PT6H' }], "
        : '',
  };
}

function configurationRule(id: string, since: string): string {
  const { names, resources, members } = exampleParts(id);
  return `
    import { is } from '../../model/value';
    import { ${names} } from '../example';
    import { assign, fix } from '../fix/fix';
    import { clusterNamed } from '../queries/names';
    import { defineRule, unchecked } from '../rule';

    export const ${exportedName(id)} = defineRule({${described(id, 'synth', since)}
      get examples() {
        return {
          good: [{ ${members}resources: together(${resources}, cluster()) }],
          bad: [{ ${members}resources: together(${resources}, cluster({ paused: true })) }],
        };
      },
      *check({ after }) {
        for (const cluster of after.clusters) {
          const { paused } = cluster;
          if (paused.kind === 'unknown') yield unchecked(cluster, 'paused', paused);
          else if (is(paused, true))
            yield {
              at: cluster,
              attribute: 'paused',
              problem: \`\${clusterNamed(cluster)}: ${PROBLEM}\`,
              fix: fix\`${FIX} \${assign('paused', false)}\`,
            };
        }
      },
    });
  `;
}

function configurationTable(id: string): string {
  const { names, resources, members } = exampleParts(id);
  return `
    import { ${exportedName(id)} } from '../../../src/rules/${id}';
    import { type Body, ${names} } from '../../../src/rules/example';
    import { testRule } from '../../support/rule-tester';

    const at = 'mongodbatlas_advanced_cluster.orders';
    const withCluster = (body: Body) => ({ ${members}resources: together(${resources}, cluster(body)) });

    const finding = {
      at,
      attribute: 'paused',
      problem: 'cluster "orders": ${PROBLEM}',
      fix: '${FIX} paused = false',
      fixInCode: '${FIX} paused: false',
    };

    testRule(${exportedName(id)}, [
      { title: 'TODO: what is right', ...withCluster({ paused: false }) },
      { title: 'TODO: what is left out', ...withCluster({}) },
      { title: 'TODO: what is wrong', ...withCluster({ paused: true }), findings: [finding] },
      {
        title: 'TODO: what is not known before the apply',
        ...withCluster({ paused: '\${terraform_data.paused.output}' }),
        unchecked: [\`\${at} paused\`],
      },
      {
        title: 'TODO: what comes from a variable, which only a plan shows',
        ...withCluster({ paused: '\${var.paused}' }),
        variables: { paused: true },
        atSynth: { unchecked: [\`\${at} paused\`] },
        findings: [finding],
      },
    ]);
  `;
}

function changeRule(id: string, since: string): string {
  return `
    import { is } from '../../model/value';
    import { cluster, project, together } from '../example';
    import { assign, fix } from '../fix/fix';
    import { clusterNamed } from '../queries/names';
    import { defineRule, unchecked } from '../rule';

    export const ${exportedName(id)} = defineRule({${described(id, 'plan', since)}
      get examples() {
        return {
          good: [
            {
              before: together(project(), cluster({ paused: true })),
              resources: together(project(), cluster({ paused: false })),
            },
          ],
          bad: [
            {
              before: together(project(), cluster()),
              resources: together(project(), cluster({ paused: true })),
            },
          ],
        };
      },
      *check({ before }) {
        for (const cluster of before.clusters) {
          const { after } = cluster;
          if (after === undefined || is(cluster.paused, true)) continue;
          if (after.paused.kind === 'unknown') yield unchecked(after, 'paused', after.paused);
          else if (is(after.paused, true))
            yield {
              at: after,
              attribute: 'paused',
              problem: \`\${clusterNamed(after)}: ${PROBLEM}\`,
              fix: fix\`${FIX} \${assign('paused', false)}\`,
            };
        }
      },
    });
  `;
}

function changeTable(id: string): string {
  return `
    import { ${exportedName(id)} } from '../../../src/rules/${id}';
    import { type Body, cluster, project, together } from '../../../src/rules/example';
    import { testRule } from '../../support/rule-tester';

    const at = 'mongodbatlas_advanced_cluster.orders';
    const from = (before: Body, after: Body) => ({
      before: together(project(), cluster(before)),
      resources: together(project(), cluster(after)),
    });

    const finding = {
      at,
      attribute: 'paused',
      problem: 'cluster "orders": ${PROBLEM}',
      fix: '${FIX} paused = false',
      fixInCode: '${FIX} paused: false',
    };

    testRule(${exportedName(id)}, [
      { title: 'TODO: a change that is right', ...from({ paused: true }, { paused: false }) },
      { title: 'TODO: no change', ...from({ paused: true }, { paused: true }) },
      { title: 'TODO: a change that is wrong', ...from({}, { paused: true }), findings: [finding] },
      { title: 'TODO: a new cluster', resources: together(project(), cluster({ paused: true })) },
      {
        title: 'TODO: what is not known before the apply',
        ...from({}, { paused: '\${terraform_data.paused.output}' }),
        unchecked: [\`\${at} paused\`],
      },
    ]);
  `;
}

async function main(): Promise<void> {
  const id = process.argv[2] ?? '';
  const rejection = rejectionOf(id, (path) => existsSync(join(ROOT, path)));
  if (rejection !== undefined) throw new Error(rejection);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const files = await newRule(id, version);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  await writeRuleList();
  process.stdout.write(
    [
      ...[...files.keys(), 'src/rules/list.ts'].map((path) => `wrote ${path}`),
      '',
      `Next: replace each TODO, until npx jest test/rules/${id} and npx jest test/house-rules -t ${id} pass;`,
      'then npm run generate writes its page, and npm run check says what is left.',
      '',
    ].join('\n'),
  );
}

if (require.main === module)
  main().catch((error: unknown) => {
    process.stderr.write(`new-rule: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
