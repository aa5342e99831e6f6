import { Addresses, AddressPatterns, matches } from './address-pattern';
import type { Estate, Origin } from '../model';
import { hasEnded } from '../model/date';
import { addressesIn } from '../model/estate';
import { isWithin } from '../model/objective';
import type { AcknowledgementUse, Phase, Place } from '../rules';
import { currentId } from '../rules/former-ids';
import type { Finding } from './finding';

/** A person's statement that a finding is intentional: it stays visible, and no longer counts. */
export interface Acknowledgement {
  /** The id of the rule whose findings it matches, or a former id of that rule. */
  readonly rule: string;
  /** Why the finding is intentional. */
  readonly reason: string;
  /** Who is responsible for it. */
  readonly owner?: string;
  /** The last day on which it is valid, as YYYY-MM-DD. */
  readonly until?: string;
  /** The construct path of the subtree that it covers; undefined covers the whole input. */
  readonly scope?: string;
  /** The addresses that it covers, where `*` matches anything; undefined covers every address in its scope. */
  readonly address?: string;
  /** Whether it may match nothing. */
  readonly optional?: boolean;
  /** Whether constructs wrote it to cdk.tf.json: synth reviews it as well. */
  readonly isFromSynth?: boolean;
  /** Why it cannot be used, if it is malformed in the input: it then matches nothing. */
  readonly unusable?: string;
}

/** Acknowledgements by what they cover, so that a finding is not compared with all of them. */
export class Acknowledgements {
  private readonly byKey = new Map<string, Covering>();
  private readonly places = new Map<Acknowledgement, number>();
  private readonly used = new Set<Acknowledgement>();

  constructor(
    private readonly all: readonly Acknowledgement[],
    private readonly asOf: string,
  ) {
    for (const [place, acknowledgement] of all.entries()) {
      this.places.set(acknowledgement, place);
      const key = keyOf(acknowledgement);
      const covering = this.byKey.get(key) ?? { whole: [], patterns: new AddressPatterns() };
      this.byKey.set(key, covering);
      if (isPattern(acknowledgement)) covering.patterns.add(acknowledgement);
      else covering.whole.push(acknowledgement);
    }
  }

  /** The first one that matches a finding: one for its address, then for the construct around it, then for more. */
  answerTo(finding: Finding): Acknowledgement | undefined {
    for (const key of keysOf(finding)) {
      const covering = this.byKey.get(key);
      const found = covering === undefined ? undefined : this.firstOf(covering, finding);
      if (found !== undefined) {
        this.used.add(found);
        return found;
      }
    }
    return undefined;
  }

  private firstOf({ whole, patterns }: Covering, finding: Finding): Acknowledgement | undefined {
    const isAnswer = (one: Acknowledgement): boolean => answers(one, finding, this.asOf);
    let first = whole.find(isAnswer);
    for (const near of patterns.near(finding.address)) {
      const found = near.find(isAnswer);
      if (found !== undefined && (first === undefined || this.placeIn(found) < this.placeIn(first)))
        first = found;
    }
    return first;
  }

  private placeIn(acknowledgement: Acknowledgement): number {
    return this.places.get(acknowledgement) ?? 0;
  }

  /** Whether each one was used, after all findings were compared. */
  uses(
    input: { readonly before?: Estate; readonly after: Estate },
    ran: ReadonlyMap<string, Phase>,
    origin?: Origin,
  ): readonly AcknowledgementUse[] {
    if (this.all.length === 0) return [];
    const planned = new Places([input.after], origin);
    const all = new Places([input.after, input.before], origin);
    return this.all.map((acknowledgement) => {
      const { rule, scope, address } = acknowledgement;
      const phase = ran.get(currentId(rule));
      const isMatched = this.used.has(acknowledgement);
      return {
        acknowledgement,
        place: placeOf(acknowledgement),
        isMatched,
        didRun: phase !== undefined,
        phase,
        // A rule about what exists does not look at what will be deleted.
        isCovered: isMatched || (phase === 'plan' ? all : planned).has(scope, address),
      };
    });
  }
}

/** The acknowledgements for one key: for every address in it, or for those of a pattern. */
interface Covering {
  readonly whole: Acknowledgement[];
  readonly patterns: AddressPatterns<Pattern>;
}

type Pattern = Acknowledgement & { readonly address: string };

function isPattern(acknowledgement: Acknowledgement): acknowledgement is Pattern {
  return acknowledgement.address?.includes('*') === true;
}

/** The place of an acknowledgement, as an address: what it covers. */
export function placeOf({ rule, scope, address }: Acknowledgement): Place {
  const where = address ?? scope;
  return {
    address: where === undefined ? `acknowledgement of ${rule}` : `acknowledgement of ${rule} at ${where}`,
    ...(scope === undefined ? {} : { constructPath: scope }),
  };
}

/** The addresses and construct paths of estates. */
class Places {
  private readonly addresses = new Set<string>();
  private readonly paths = new Set<string>();
  private readonly patterns = new Addresses(this.addresses);

  constructor(estates: readonly (Estate | undefined)[], origin: Origin | undefined) {
    for (const estate of estates)
      if (estate !== undefined)
        for (const { address, constructPath, origin: of } of addressesIn(estate)) {
          if (origin !== undefined && of !== origin) continue;
          this.addresses.add(address);
          for (let path = constructPath ?? ''; path !== ''; path = parentOf(path)) this.paths.add(path);
        }
  }

  has(scope: string | undefined, address: string | undefined): boolean {
    if (scope !== undefined && !this.paths.has(scope)) return false;
    if (address === undefined) return this.addresses.size > 0;
    if (!address.includes('*')) return this.addresses.has(address);
    return this.patterns.hasMatch(address);
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function keyOf(acknowledgement: Acknowledgement): string {
  const { address, scope } = acknowledgement;
  const rule = currentId(acknowledgement.rule);
  if (address !== undefined && !isPattern(acknowledgement)) return `${rule} address ${address}`;
  return scope === undefined ? rule : `${rule} scope ${scope}`;
}

function* keysOf({ rule, address, constructPath }: Finding): Iterable<string> {
  yield `${rule} address ${address}`;
  for (let path = constructPath ?? ''; path !== ''; path = parentOf(path)) yield `${rule} scope ${path}`;
  yield rule;
}

/** Whether an acknowledgement matches a finding, on a given day. */
export function answers(acknowledgement: Acknowledgement, finding: Finding, asOf: string): boolean {
  const { rule, until, scope, address, unusable } = acknowledgement;
  return (
    unusable === undefined &&
    currentId(rule) === finding.rule &&
    !hasEnded(until, asOf) &&
    (scope === undefined || isWithin(scope, finding.constructPath)) &&
    (address === undefined || matches(address, finding.address))
  );
}
