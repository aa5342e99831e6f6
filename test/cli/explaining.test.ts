import { command } from '../support/command';

const explained = (stdout: string): readonly string[] =>
  [...stdout.matchAll(/^([a-z]+\/[a-z-]+) {2}(?:error|warning|info)$/gm)].map(([, id = '']) => id);

describe('atlas-backup explain', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['a rule', ['flex/custom-backup-policy'], ['flex/custom-backup-policy']],
    [
      'an area',
      ['snapshot'],
      [
        'snapshot/invalid-retention',
        'snapshot/cluster-without-backup',
        'snapshot/concurrent',
        'snapshot/other-project',
      ],
    ],
    ['an error code', ['ATLAS_GENERAL_ERROR'], ['pit/without-hourly-item']],
    ['an error code in small letters', ['atlas_general_error'], ['pit/without-hourly-item']],
    [
      'an error code that only facts know',
      ['CANNOT_DISABLE_PIT_WITH_BACKUP_COMPLIANCE_POLICY'],
      ['compliance/cluster-falls-short'],
    ],
    [
      'a whole message in quotation marks',
      [
        'Error: error creating: HTTP 400 Bad Request (Error code: "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API") Detail: Flex cluster reports cannot be used in the Cluster API. Reason: Bad Request. Params: [reports], BadRequestDetail:',
      ],
      ['flex/custom-backup-policy', 'flex/on-demand-snapshot', 'restore/unsupported-source'],
    ],
    [
      'a whole message without them',
      ['Error', 'code:', 'ATLAS_GENERAL_ERROR)', 'Continuous', 'Cloud', 'Backup'],
      ['pit/without-hourly-item'],
    ],
    [
      'a report of this command',
      ['  rule   flex/custom-backup-policy\n  at     shop/nightly'],
      ['flex/custom-backup-policy'],
    ],
  ])('takes %s', async (_, words, expected) => {
    const { code, stdout } = await command(['explain', ...words]);
    expect(code).toBe(0);
    expect(explained(stdout)).toEqual(expected);
  });

  test.each([
    ['CANNOT_DISABLE_PIT_WITH_BACKUUP_COMPLIANCE_POLICY', 'compliance/cluster-falls-short'],
    ['BACKUP_POLICY_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS', 'compliance/schedule-falls-short'],
    ['UNABLE_TO_FIND_SNAPSHOT_PRIOR_TO_PIT_RESTORE_OPTIME', 'restore/nothing-to-restore'],
  ])('knows %s, which the API spells in another way', async (code, rule) => {
    const { stdout } = await command(['explain', code]);
    expect(explained(stdout)).toContain(rule);
  });

  test('answers for an error that only Atlas can decide', async () => {
    const { code, stdout } = await command(['explain', 'OUT_OF_CAPACITY']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^OUT_OF_CAPACITY {2}decided by Atlas at run time\n/);
    expect(stdout).toMatch(/look at {2}the message, and the cluster in Atlas/);
  });

  test('answers for an error of an older backup method', async () => {
    const { code, stdout } = await command(['explain', 'CHECKPOINT_NOT_FOUND']);
    expect(code).toBe(0);
    expect(stdout).toContain('an older backup method');
  });

  test('takes what is piped in', async () => {
    const { stdout } = await command(['explain', '-'], 'Error code: "INVALID_RESTORE_WINDOW"\n');
    expect(explained(stdout)).toEqual(['schedule/invalid-restore-window']);
  });

  describe('a rule of a team', () => {
    const config = ['--config', 'examples/adopting/own-rules.json'];

    test('is explained where the configuration names it', async () => {
      const { code, stdout } = await command(['explain', 'own/no-team', ...config]);
      expect(code).toBe(0);
      expect(stdout).toContain('own/no-team  warning\n  finds    a cluster without a team tag\n');
    });

    test('is found by its area and in a report', async () => {
      for (const text of ['own', '  rule   own/no-team\n  at     x'])
        expect(explained((await command(['explain', text, ...config])).stdout)).toEqual(['own/no-team']);
    });

    test('is listed among the others', async () => {
      const { stdout } = await command(['rules', '--format', 'json', ...config]);
      const ids = (JSON.parse(stdout) as { rules: { id: string }[] }).rules.map(({ id }) => id);
      expect(ids).toContain('own/no-team');
      expect(ids).toContain('flex/custom-backup-policy');
    });

    test('is not known without it', async () => {
      const { code, stderr } = await command(['explain', 'own/no-team']);
      expect(code).toBe(2);
      expect(stderr).toContain('there is no rule or error code "own/no-team"');
    });

    test('says which configuration cannot be read', async () => {
      const { code, stderr } = await command(['explain', 'flex', '--config', 'none.json']);
      expect([code, stderr]).toEqual([2, expect.stringContaining('none.json')]);
    });
  });

  test('shows examples and facts of one rule, with their sources', async () => {
    const { stdout } = await command(['explain', 'flex/custom-backup-policy']);
    expect(stdout).toMatch(
      /^reported, for example\n[\s\S]*resource "mongodbatlas_flex_cluster" "reports" \{$/m,
    );
    expect(stdout).toMatch(/^not reported$/m);
    expect(stdout).toContain(
      `  F7       A Flex cluster has no backup policy: one snapshot a day at a fixed
           time. (documented)
           https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/
`,
    );
  });

  test('shows a change as what was and what will be, without what stays', async () => {
    const { stdout } = await command(['explain', 'change/retention-shortened']);
    expect(stdout).toMatch(
      /# before[\s\S]*retention_value {4}= 14[\s\S]*# after[\s\S]*retention_value {4}= 7/,
    );
    expect(stdout).not.toContain('mongodbatlas_project');
  });

  test('says that a code is one for many causes', async () => {
    const { stderr } = await command(['explain', 'ATLAS_GENERAL_ERROR']);
    expect(stderr).toBe(
      'atlas-backup: ATLAS_GENERAL_ERROR has many causes; these are the causes that the rules find\n',
    );
  });

  test.each<[readonly string[], string]>([
    [['flex/custom-policy'], 'there is no rule or error code "flex/custom-policy"'],
    [['INVALID_BACKUP_POLCY'], 'did you mean INVALID_BACKUP_POLICY?'],
    [['something', 'went', 'wrong'], 'this text contains neither an error code of Atlas'],
    [['Error', 'code:', 'USER_NOT_FOUND'], 'there is no rule for USER_NOT_FOUND'],
  ])('rejects %j', async (words, message) => {
    const { code, stdout, stderr } = await command(['explain', ...words]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('atlas-backup', () => {
  test('--version has the day of the facts', async () => {
    const { stdout } = await command(['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+ \(facts of \d{4}-\d{2}-\d{2}, provider \d+\.\d+\.\d+\)\n$/);
  });

  test.each([['--help'], ['check --help'], ['review --help'], ['rules --help'], ['explain --help']])(
    '%s has examples that begin with the command',
    async (typed) => {
      const { code, stdout } = await command(typed.split(' '));
      expect(code).toBe(0);
      expect(stdout).toMatch(/\nExamples:\n {2}\$ .*atlas-backup /);
    },
  );
});
