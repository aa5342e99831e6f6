import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { readPlan, readSynth } from '../src/readers';
import type { Finding, ReviewInput } from '../src/review';
import { review } from '../src/review/review';
import { type Example, type Rule, rules } from '../src/rules';
import { ruleFiles } from '../tools/rule-list';
import { synthOf } from './support/configuration';
import { mergedExamples } from './support/merged-examples';
import { planOf } from './support/plan-of';

/*
 * A rule that is off or acknowledged silences nothing. So a rule never skips a case because another rule reports it: that
 * is declared in `silences`, and the engine does it. What no machine finds is a case that a rule never had.
 */

const root = join(__dirname, '..');
const ids = new Set(rules.map(({ id }) => id));
/** All but those about the review itself, which need the findings of the others. */
const RULES = rules.filter((rule) => areaOf(rule) !== 'review');
const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
const PLANS = join(root, 'test', 'fixtures', 'plans');

const sourceOf = (file: string): string => readFileSync(join(root, 'src', 'rules', `${file}.ts`), 'utf8');

describe('a rule does not skip what another rule reports', () => {
  test.each(rules.map(({ id }) => [id] as const))('%s does not import another rule', (own) => {
    const imported = [...sourceOf(own).matchAll(/from '(\.[^']*)'/g)].map(([, path = '']) =>
      normalize(join(dirname(own), path)),
    );
    expect(imported.filter((file) => ids.has(file))).toEqual([]);
  });

  test.each(sourcesOfRules().map((file) => [file] as const))(
    '%s has no comment that leaves a case to another rule',
    (file) => {
      expect(commentsIn(sourceOf(file)).filter((comment) => isLeaving(comment, file))).toEqual([]);
    },
  );
});

/** Their files, and those of the nouns next to them. */
function sourcesOfRules(): readonly string[] {
  const areas = new Set(ruleFiles().map(({ id }) => dirname(id)));
  return ruleFiles()
    .map(({ id }) => id)
    .filter((id) => areas.has(dirname(id)));
}

/** The comments of a file, each as one text. */
function commentsIn(source: string): readonly string[] {
  const blocks = [...source.matchAll(/\/\*[\s\S]*?\*\//g)].map(([text]) => text.replace(/\n\s*\*/g, ' '));
  const lines = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*\/\/ ?(?=.*\n\s*\/\/)/g, '\n// ')
    .split('\n')
    .flatMap((line) => /(?:^|\s)(\/\/ .*)$/.exec(line)?.[1] ?? []);
  return [...blocks, ...lines];
}

/** Whether a comment names another rule as the one that reports something. */
function isLeaving(comment: string, own: string): boolean {
  const named = [...comment.matchAll(/\b[a-z]+\/[a-z0-9-]+/g)].some(([id]) => ids.has(id) && id !== own);
  return (
    named || /\b(?:other|another|those) rules?\b|reported (?:already|by (?:the )?rules?)\b/i.test(comment)
  );
}

function areaOf({ id }: Rule): string {
  return dirname(id);
}

function inputOf(phase: Rule['phase'], example: Example): ReviewInput {
  return phase === 'synth' && example.before === undefined
    ? readSynth(synthOf(example))
    : readPlan(planOf(example));
}

function finds(rule: Rule, input: ReviewInput): boolean {
  return review(input, [rule]).findings.length > 0;
}

/** The pairs of rules whose second one finds nothing where the problem of the first one is added to its own. */
function hidden(): readonly string[] {
  const found = new Set<string>();
  for (const rule of rules)
    for (const bad of rule.examples.bad)
      for (const other of rules) {
        if (other === rule || areaOf(other) !== areaOf(rule) || found.has(`${other.id} hides ${rule.id}`))
          continue;
        for (const otherBad of other.examples.bad) {
          const both = mergedExamples(otherBad, bad);
          if (both === undefined) continue;
          const input = inputOf(other.phase === 'plan' ? 'plan' : rule.phase, both);
          if (finds(other, input) && !finds(rule, input) && !isCured(rule, bad, other))
            found.add(`${other.id} hides ${rule.id}`);
        }
      }
  return [...found].sort();
}

/** Whether what a good example of another rule has is enough that a rule finds nothing: then it is not its problem. */
function isCured(rule: Rule, bad: Example, other: Rule): boolean {
  return other.examples.good.some((good) => {
    const both = mergedExamples(good, bad);
    return both !== undefined && !finds(rule, inputOf(other.phase === 'plan' ? 'plan' : rule.phase, both));
  });
}

/** Where one problem takes away what the other rule is about, so that it has no case any more. */
const WITHOUT_A_CASE: readonly (readonly [by: string, hidden: readonly string[], why: string])[] = [
  [
    'change/cluster-deleted-with-its-snapshots',
    [
      'change/backup-turned-off',
      'change/cluster-at-two-addresses',
      'change/cluster-paused',
      'change/copy-removed',
      'change/edition-changed',
      'change/impossible-tier-change',
      'change/major-version-upgrade',
      'change/paused-cluster-updated',
      'change/pit-before-hourly-item',
      'change/pit-turned-off',
      'change/primary-region-moved',
      'change/restore-window-shortened',
      'change/retention-shortened',
      'change/snapshots-unrestorable',
      'change/taken-less-often',
      'change/version-lowered',
    ],
    'what is deleted does not change',
  ],
  [
    'change/cluster-deleted-with-its-snapshots',
    ['change/name-reused'],
    'Atlas reserves a name only while backups are kept',
  ],
  [
    'change/encryption-config-removed',
    ['change/snapshots-unrestorable'],
    'the cluster has customer keys before',
  ],
  ['change/export-bucket-in-use', ['change/export-flipped'], 'the configuration sets auto_export_enabled'],
  ['change/paused-cluster-updated', ['change/cluster-paused'], 'the cluster was paused before'],
  ['change/schedule-moved', ['change/schedule-recreated'], 'there was a schedule before'],
  [
    'cluster/backup-disabled',
    ['cluster/no-schedule', 'cluster/no-termination-protection', 'cluster/snapshots-deleted-with-it'],
    'these are about clusters with backups',
  ],
  [
    'cluster/tenant-size-mismatch',
    [
      'cluster/backup-disabled',
      'cluster/backup-not-declared',
      'cluster/encryption-not-configured',
      'cluster/no-schedule',
      'cluster/no-termination-protection',
      'cluster/snapshots-deleted-with-it',
    ],
    'these are about dedicated clusters',
  ],
  ['export/invalid-bucket', ['export/role-policy-not-awaited'], 'the bucket has no role'],
  ['legacy/removed-resource', ['legacy/not-azure'], 'the cluster of this example is on Azure'],
  [
    'restore/wipes-target',
    ['restore/topology-mismatch', 'restore/version-mismatch'],
    'the snapshot is one of the cluster before the plan',
  ],
  ['restore/wipes-target', ['restore/without-snapshot'], 'the job names a snapshot'],
  [
    'schedule/other-project',
    ['schedule/cluster-without-backup', 'schedule/nvme-interval', 'schedule/several-for-one-cluster'],
    'Atlas looks for the cluster in another project',
  ],
  ['serverless/no-longer-supported', ['serverless/created'], 'the instance exists'],
];

test('the problem of one rule does not hide that of another in its area', () => {
  const expected = WITHOUT_A_CASE.flatMap(([by, all]) => all.map((one) => `${by} hides ${one}`));
  expect(hidden()).toEqual(expected.sort());
});

describe('what a rule reports alone and not with all others is declared as silenced', () => {
  test.each(plansOf().map((plan) => [plan] as const))('%s', (plan) => {
    const input = readPlan(JSON.parse(readFileSync(join(PLANS, plan, 'plan.json'), 'utf8')));
    const together = new Set(review(input, RULES).findings.map(nameOf));
    const alone = RULES.flatMap((rule) => review(input, [rule]).findings);
    const silenced = new Set(
      alone.flatMap(({ rule, about }) => (byId.get(rule)?.silences ?? []).map((id) => `${id} ${about}`)),
    );
    const lost = alone.filter(
      (finding) => !together.has(nameOf(finding)) && !silenced.has(`${finding.rule} ${finding.about}`),
    );
    expect(lost).toEqual([]);
    expect([...together].filter((name) => !alone.some((finding) => nameOf(finding) === name))).toEqual([]);
  });
});

function plansOf(): readonly string[] {
  return readdirSync(PLANS).filter((name) => existsSync(join(PLANS, name, 'plan.json')));
}

function nameOf({ rule, address, attribute = '', message }: Finding): string {
  return [rule, address, attribute, message].join(' ');
}
