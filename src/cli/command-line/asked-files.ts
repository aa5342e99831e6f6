import type { Command } from 'commander';
import type * as Asking from '../input/asked';
import type { Asked } from '../output/report-files';
import type { Streams } from '../process/streams';

/** The files that the typed command writes and reads. */
export function askedFiles(program: Command, streams: Streams): Promise<Asked> {
  const { askedOf } = require('../input/asked') as typeof Asking;
  return askedOf(program.commands.find((one) => Array.isArray(one.opts()['format'])) ?? program, streams);
}
