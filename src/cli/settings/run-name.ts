import { isVisible } from '../../text/printable';
import { Problem } from '../process/problem';

/** What `--run` calls the run: any text that people can see. */
export function typedRun(typed: string | undefined): string | undefined {
  if (typed !== undefined && !isVisible(typed))
    throw new Problem(
      '--run has no text; write what identifies the run, such as its number, commit and date',
    );
  return typed;
}
