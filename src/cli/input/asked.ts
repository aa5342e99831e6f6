import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Configuration, DEFAULT_CONFIGURATION, relativeTo } from '../settings/configuration';
import { filesRead } from './files-read';
import { understoodFormats } from '../output/formats';
import { namedFiles, synthesizedFiles } from './inputs';
import type { Asked } from '../output/report-files';
import { isConfigurationFile } from './source-files';
import type { Streams } from '../process/streams';

/** The files that a run that failed early would have written and read, as far as its arguments can be parsed. */
export async function askedOf(command: Command, streams: Streams): Promise<Asked> {
  const { format, synth, config, baseline, writeBaseline, source } = command.opts<Record<string, unknown>>();
  const wanted = Array.isArray(format) ? understoodFormats(format.map(String)) : [];
  const inputs: string[] = [];
  for (const path of command.args.length === 0 ? ['cdktf.out'] : command.args)
    inputs.push(...(await filesOf(path)));
  const configuration =
    config === false ? undefined : configurationAt(textOf(config) ?? DEFAULT_CONFIGURATION);
  const read = filesRead(
    { inputs, synth: textOf(synth), configuration, baseline: textOf(baseline) },
    streams,
  );
  if (typeof writeBaseline === 'string') read.add(writeBaseline);
  // Which modules there are is not known if a file of one is malformed.
  if (source !== undefined)
    for (const { file } of wanted) if (file !== undefined && isConfigurationFile(file)) read.add(file);
  return { wanted, read };
}

async function filesOf(path: string): Promise<readonly string[]> {
  try {
    return (await namedFiles([path])).flatMap((one) => [one, ...synthesizedFilesOf(one)]);
  } catch {
    return [path];
  }
}

function synthesizedFilesOf(path: string): readonly string[] {
  try {
    return path === '-' ? [] : synthesizedFiles(path, 'check');
  } catch {
    return [];
  }
}

/** The files that a configuration names, even if the configuration is invalid. */
function configurationAt(path: string): Pick<Configuration, 'path' | 'baseline' | 'ownRules'> {
  try {
    const { baseline, ownRules } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const all: readonly unknown[] = Array.isArray(ownRules) ? ownRules : [];
    return {
      path,
      baseline: typeof baseline === 'string' ? relativeTo(path, baseline) : undefined,
      ownRules: all.filter((one) => typeof one === 'string').map((one) => relativeTo(path, one)),
    };
  } catch {
    return { path, ownRules: [] };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
