// What importing the library costs beside importing CDKTF, which every stack imports.
import { join } from 'node:path';
import { inMebibytes, node, repository, table } from '../bench.mjs';

export const title = 'Importing the root, beside importing cdktf';

const required = (...modules) => [
  node,
  '-e',
  modules.map((path) => `require(${JSON.stringify(path)})`).join(';'),
];

export async function rows(bench) {
  const cdktf = join(repository, 'node_modules', 'cdktf');
  const alone = 'cdktf';
  const measured = await bench.measure(
    {
      [alone]: required(cdktf),
      'cdktf and the root': required(cdktf, join(repository, 'dist')),
    },
    bench.rounds * 4,
  );
  const thousandths = (seconds) => `${Math.round(seconds * 1000)} ms`;
  return table(
    ['imported', 'time', 'more than cdktf', 'peak memory'],
    Object.entries(measured).map(([name, { seconds, mebibytes }]) => [
      name,
      thousandths(seconds),
      thousandths(seconds - measured[alone].seconds),
      inMebibytes(mebibytes),
    ]),
  );
}
