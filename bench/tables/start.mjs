// What a command costs before it does anything.
import { atlasBackup, node, table } from '../bench.mjs';

export const title = 'Start; time as a multiple of node -e 0';

export async function rows(bench) {
  const nothing = 'node -e 0';
  const measured = await bench.measure(
    {
      [nothing]: [node, '-e', '0'],
      'atlas-backup --version': atlasBackup('--version'),
      'atlas-backup --help': atlasBackup('--help'),
      'atlas-backup review, 10 resources': atlasBackup('review', bench.plan(10), '--format', 'json'),
    },
    bench.rounds * 4,
  );
  return table(
    ['command', 'time'],
    Object.entries(measured).map(([name, of]) => [name, bench.figures(of, measured[nothing])]),
  );
}
