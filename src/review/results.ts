import type { Origin, PlannedLiterals } from '../model';
import type { Problem, Rule, Severity, Unchecked } from '../rules';
import { inCode, inTerraform, isFix } from '../rules/fix/in-language';
import { literalsOf } from '../rules/fix/literals';
import type { Finding, UncheckedFinding } from './finding';
import type { Places } from './places';

/** A finding with the inputs that it is in. */
export interface Found extends Finding {
  readonly origin?: Origin;
  /** The input of what it is about, where that is a resource. */
  readonly aboutOrigin: Origin | undefined;
}

/** What of a review decides how a problem is reported. */
export interface Reporting {
  readonly places: Places;
  readonly planned: PlannedLiterals | undefined;
  /** Whether the input is the configuration of a program, without a plan. */
  readonly isSynth: boolean;
  /** The severity that the user has set for the rule. */
  readonly severity: Severity | undefined;
  readonly origin: Origin | undefined;
}

/** The finding of a rule's problem. */
export function findingOf(rule: Rule, problem: Problem, reporting: Reporting): Found {
  const { places, severity, origin } = reporting;
  const { address, constructPath } = problem.at;
  const { related = [], about = problem.at } = problem;
  return {
    rule: rule.id,
    severity: severity ?? problem.severity ?? rule.severity,
    address,
    constructPath,
    attribute: problem.attribute,
    message: problem.problem + places.elsewhere(related, origin),
    why: rule.why,
    ...fixOf(problem, reporting),
    docs: rule.docs,
    prevents: problem.prevents ?? rule.prevents,
    related: [...new Set(related.map((place) => place.address))],
    about: about.address,
    aboutOrigin: about.origin,
    cluster: places.clusterOf(problem.at, origin),
    ...rejecting(problem.rejects ?? rule.rejects),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** What a rule could not decide, as reports take it. */
export function uncheckedOf(rule: Rule, result: Unchecked): UncheckedFinding {
  return {
    rule: rule.id,
    address: result.at.address,
    constructPath: result.at.constructPath,
    attribute: result.attribute,
    unknownUntil: result.unknownUntil,
    reason: result.unchecked,
    ...rejecting(rule.rejects),
  };
}

function rejecting(rejects: Rule['rejects']): Pick<Finding, 'rejects'> {
  return rejects === undefined || rejects === 'nothing' ? {} : { rejects };
}

interface Yielded {
  readonly at?: { readonly address?: unknown };
  readonly problem?: unknown;
  readonly fix?: unknown;
}

/** A team's own rule may be written without types; what it yields must be complete enough for reports. */
export function rejectIncomplete({ at, problem, fix }: Yielded): void {
  if (typeof at?.address !== 'string') throw new TypeError('it yielded a problem without a place (at)');
  if (typeof problem !== 'string' || !isFix(fix))
    throw new TypeError('it yielded a problem without its sentence (problem) or what to do (fix)');
}

function fixOf({ fix, at }: Problem, reporting: Reporting): Pick<Finding, 'fix' | 'fixInCode' | 'fixes'> {
  const fixes = fixesOf(fix, at, reporting);
  const code = inCode(fix, at);
  if (reporting.isSynth) return { fix: code, ...fixes };
  const text = inTerraform(fix);
  return { fix: text, fixInCode: code === text ? undefined : code, ...fixes };
}

/** The literals of a fix. Addresses are of one input, so all of them are in that of the finding. */
function fixesOf(
  fix: Problem['fix'],
  at: Problem['at'],
  { places, planned, origin }: Reporting,
): Pick<Finding, 'fixes'> {
  const literals = literalsOf(fix, at);
  if (literals.length === 0) return {};
  if (literals.some((one) => one.in !== at && places.originOf(one.in, undefined) !== origin)) return {};
  return {
    fixes: literals.map(({ address, attribute, value }) => ({
      address,
      attribute,
      value,
      ...(planned === undefined ? {} : { planned: planned(address, attribute, origin) }),
    })),
  };
}
