import { nameOf } from './inputs';
import type { Streams } from './streams';

/** Says on a terminal which of several inputs is being read; the line is written over and over, and goes at the end. */
export function showProgress(index: number, count: number, path: string, { stderr }: Streams): void {
  if (count === 1 || stderr.isTTY !== true) return;
  const line = `reviewing ${index + 1} of ${count}: ${nameOf(path)}`;
  const width = Math.max((stderr.columns ?? 80) - 1, 1);
  stderr.write(`\r\u001b[K${line.slice(0, width)}${index + 1 === count ? '\r\u001b[K' : ''}`);
}
