import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { stories } from '../../examples/stories';

// Terraform deletes and recreates what gets another address, so the ids that constructs give to resources are a
// contract (docs/versioning.md). A change here is a breaking change: renew the record with jest -u only for a major version.

test.each(Object.entries(stories))('the resources of the example %s keep their addresses', (name, Story) => {
  const outdir = mkdtempSync(join(tmpdir(), 'logical-ids-'));
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const app = new App({ outdir });
    new Story(app, name);
    app.synth();
    const { resource = {}, data = {} } = JSON.parse(
      readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8'),
    ) as Record<'resource' | 'data', Record<string, object> | undefined>;
    expect([...addressesIn(resource, ''), ...addressesIn(data, 'data.')]).toMatchSnapshot();
  } finally {
    stderr.mockRestore();
    rmSync(outdir, { recursive: true, force: true });
  }
});

function addressesIn(types: Readonly<Record<string, object>>, prefix: string): readonly string[] {
  return Object.entries(types)
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${prefix}${type}.${name}`))
    .sort();
}
