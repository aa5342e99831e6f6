import type { Finding } from '../../review';
import { shownLine } from '../../text/source-line';
import type { Placed } from '../groups';
import type { Reviewed } from '../reviewed';
import { nameOf } from '../words';
import type { Section } from './fit';
import { each } from './fold';
import { code } from './text';

export function place({
  constructPath,
  address,
}: {
  readonly constructPath: string | undefined;
  readonly address: string;
}): string {
  return constructPath === undefined ? code(address) : `${code(constructPath)} (${code(address)})`;
}

export function placeIn({ finding, reviewed }: Placed<Finding>, inputs: readonly Reviewed[]): string {
  const line = finding.source === undefined ? '' : ` at ${code(shownLine(finding.source))}`;
  const input = inputs.length > 1 ? ` in ${code(nameOf(reviewed))}` : '';
  return `${place(finding)}${line}${input}`;
}

/** Where findings are, as a list below a row of an item. */
export function placesIn(
  places: readonly Placed<Finding>[],
  inputs: readonly Reviewed[],
  indent = 4,
): Section {
  return {
    head: '',
    total: places.length,
    items: each(places.map((one) => () => `${' '.repeat(indent)}- ${placeIn(one, inputs)}\n`)),
    more: andMore(indent),
    foot: '',
  };
}

export function andMore(indent: number): (left: number) => string {
  return (left) => `${' '.repeat(indent)}- and ${left} more\n`;
}
