// What importing the library costs in addition to CDKTF, which every stack imports.
import { join } from 'node:path';
import { inMebibytes, node, repository, table } from '../bench.mjs';

export const title = 'Importing the root, in addition to cdktf';

const run = (...statements) => [node, '-e', statements.join(';')];

const required = (path) => `require(${JSON.stringify(path)})`;

export async function rows(bench) {
  const cdktf = required(join(repository, 'node_modules', 'cdktf'));
  const root = required(join(repository, 'dist'));
  const alone = 'cdktf';
  const measured = await bench.measure(
    {
      [alone]: run(cdktf),
      // The root loads a construct when its name is first read.
      'cdktf and the clusters of the root': run(cdktf, `${root}.AtlasCluster`),
      'cdktf and every name of the root': run(cdktf, `Object.values(${root})`),
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
