import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { rejected } from './rejected/stories';
import { type Story, stories } from './stories';

/**
 * `npm run synth`: synthesizes the good stories, then shows that the others are rejected.
 * @returns whether both hold
 */
export function show(outdir: string, print: (text: string) => void): boolean {
  const good = Object.entries(stories);
  const bad = Object.entries(rejected);
  print(`Synthesizing ${good.length} stacks into ${outdir}\n`);
  const app = new App({ outdir });
  for (const [name, Story] of good) new Story(app, name);
  app.synth();
  for (const [name] of good) print(`  synthesized  ${name.padEnd(15)} ${outdir}/stacks/${name}/cdk.tf.json`);

  print(`\nSynthesizing ${bad.length} stacks that must be rejected\n`);
  let accepted = 0;
  for (const [name, { story, rule }] of bad) {
    const message = rejectionOf(name, story);
    const isRejected = message?.includes(`rule   ${rule}\n`) === true;
    if (!isRejected) accepted += 1;
    print(`--- ${name}: ${isRejected ? 'rejected, as expected' : `NOT rejected by ${rule}`} ---\n`);
    if (message !== undefined) print(`${message}\n`);
  }
  print(
    accepted === 0
      ? `${good.length} synthesized, ${bad.length} rejected, as expected`
      : `${accepted} of ${bad.length} were not rejected as they have to be`,
  );
  return accepted === 0;
}

/** What `app.synth()` of a story fails with, without what CDKTF says around it; undefined where it does not fail. */
export function rejectionOf(name: string, Story: Story): string | undefined {
  const outdir = mkdtempSync(join(tmpdir(), 'rejected-'));
  try {
    const app = new App({ outdir });
    new Story(app, name);
    app.synth();
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [report = ''] = message
      .slice(Math.max(message.indexOf('MongoDB Atlas backups:'), 0))
      .split('\nValidations allow');
    return report.trimEnd();
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

if (require.main === module && !show('cdktf.out', console.log)) process.exitCode = 1;
