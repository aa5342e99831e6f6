import { spawnSync } from 'node:child_process';
import { command } from '../support/command';

const scriptFor = async (shell: string): Promise<string> => {
  const { code, stdout } = await command(['completion', shell]);
  expect(code).toBe(0);
  return stdout;
};

const isThere = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

/** A test that needs a shell, and says so where the machine has none. */
function testWith(shell: string): jest.It {
  if (isThere(shell)) return test;
  console.warn(`skipped: completion in ${shell}; there is no ${shell}`);
  return test.skip;
}

describe('atlas-backup completion', () => {
  testWith('bash').each<[string, string]>([
    ['atlas-backup re', 'review'],
    ['atlas-backup --v', '--version'],
    ['atlas-backup explain flex/cu', 'flex/custom-backup-policy'],
    ['atlas-backup explain ATLAS_G', 'ATLAS_GENERAL_ERROR'],
    ['atlas-backup check --fail-on w', 'warning'],
    ['atlas-backup review --fo', '--format'],
    ['atlas-backup rules --format m', 'markdown'],
    ['atlas-backup estate --format c', 'csv'],
    ['atlas-backup check --rule free/b', 'free/backup-enabled='],
    ['atlas-backup review package.j', 'package.json'],
    ['atlas-backup completion f', 'fish'],
  ])('in bash completes "%s" to %s', async (typed, expected) => {
    const words = typed.split(' ');
    const script = `${await scriptFor('bash')}
COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}
_atlas_backup; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect([stderr, stdout.trim()]).toEqual(['', expected]);
  });

  testWith('zsh')('is a script that zsh reads', async () => {
    const { stderr } = spawnSync('zsh', ['-n'], { input: await scriptFor('zsh'), encoding: 'utf8' });
    expect(stderr).toBe('');
  });

  testWith('fish').each<[string, string]>([
    ['atlas-backup re', 'review'],
    ['atlas-backup explain flex/cu', 'flex/custom-backup-policy'],
    ['atlas-backup check --fail-on w', 'warning'],
    ['atlas-backup completion f', 'fish'],
  ])('in fish completes "%s" to %s', async (typed, expected) => {
    const script = `${await scriptFor('fish')}\ncomplete -C '${typed}'`;
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', script], { encoding: 'utf8' });
    expect([stderr, stdout.split('\n').map((line) => line.split('\t')[0])]).toEqual(['', [expected, '']]);
  });

  test.each(['bash', 'zsh', 'fish'])('in %s names every command', async (shell) => {
    const script = await scriptFor(shell);
    for (const name of ['check', 'review', 'estate', 'rules', 'explain', 'completion'])
      expect(script).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test('rejects other shells', async () => {
    expect(await command(['completion', 'zhs'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'atlas-backup: unknown shell "zhs" (did you mean zsh?); write bash, zsh or fish\n',
    });
  });
});
