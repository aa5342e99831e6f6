import { createHash } from 'node:crypto';
import type { Finding } from '../review';
import type { Reviewed } from './reviewed';

/**
 * The fingerprints of findings, by which services recognize them in the next run. A fingerprint is the same as long as
 * the rule, the place and the input are the same: neither the words nor the severity nor other findings change it.
 * Findings that have all of that in common are numbered.
 */
export class Fingerprints {
  private readonly seen = new Map<string, number>();

  of(
    { rule, address, attribute }: Pick<Finding, 'rule' | 'address' | 'attribute'>,
    { path }: Pick<Reviewed, 'path'>,
  ): string {
    const key = JSON.stringify([path, rule, address, attribute ?? '']);
    const times = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, times);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${times}`;
  }
}
