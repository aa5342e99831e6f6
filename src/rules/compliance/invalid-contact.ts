import { fix, named } from '../fix/fix';
import { compliancePolicyNamed } from '../queries/names';
import type { CompliancePolicy, Value } from '../../model';
import { isNew } from '../../model/resource';
import { knownValue, quote } from '../../model/value';
import { applied, compliancePolicy, project, together } from '../example';
import { type Result, defineRule, unchecked } from '../rule';

export const complianceInvalidContact = defineRule({
  id: 'compliance/invalid-contact',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a compliance policy with an invalid contact',
  why: 'MongoDB Support accepts requests to change a compliance policy only from its contact, with the address of that person at the Support portal. A wrong address blocks every later change until Support corrects it, and Atlas accepts example addresses.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'lock-out until Support helps',
  facts: ['2.1', '11.24', 'N-105'],
  get examples() {
    return {
      good: [{ ...applied(together(project(), compliancePolicy())) }],
      bad: [
        {
          title: 'the example address of the documentation',
          resources: together(project(), compliancePolicy({ authorized_email: 'user@email.com' })),
        },
        {
          title: 'a contact without a name',
          resources: together(project(), compliancePolicy({ authorized_user_last_name: '' })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const policy of after.compliancePolicies) {
      yield* email(policy);
      yield* name(policy, 'authorized_user_first_name', (one) => one.authorizedUserFirstName);
      yield* name(policy, 'authorized_user_last_name', (one) => one.authorizedUserLastName);
    }
  },
});

const EMAIL = 'authorized_email';

/**
 * Atlas has accepted a contact that is there already, and only MongoDB Support can correct it. At synth it is not known
 * which contact Atlas has.
 */
function severityOf(
  policy: CompliancePolicy,
  part: (policy: CompliancePolicy) => Value<string>,
): { readonly severity?: 'warning' } {
  const { before } = policy;
  if (before === undefined || isNew(policy)) return {};
  const [had, has] = [part(before), part(policy)];
  return knownValue(had) === knownValue(has) ? { severity: 'warning' } : {};
}

function* email(policy: CompliancePolicy): Iterable<Result> {
  const { authorizedEmail } = policy;
  if (authorizedEmail.kind === 'unknown') {
    yield unchecked(policy, EMAIL, authorizedEmail);
    return;
  }
  const problem = problemOf(authorizedEmail, policy);
  if (problem !== undefined)
    yield {
      at: policy,
      attribute: EMAIL,
      problem,
      ...(knownValue(authorizedEmail)?.toLowerCase() === STRANGER
        ? {}
        : severityOf(policy, ({ authorizedEmail: one }) => one)),
      fix: fix`set ${named(EMAIL)} to the address that the contact uses at the MongoDB Support portal`,
    };
}

function problemOf(
  email: Exclude<Value<string>, { kind: 'unknown' }>,
  policy: CompliancePolicy,
): string | undefined {
  const contact = `the contact of the ${compliancePolicyNamed(policy)}`;
  if (email.kind === 'absent' || email.value.trim() === '') return `${contact} has no e-mail address`;
  if (!ADDRESS.test(email.value)) return `${contact} has the invalid e-mail address ${quote(email)}`;
  return isPlaceholder(email.value)
    ? `${contact} is ${quote(email)}, an example address from the documentation`
    : undefined;
}

/** One @ between a name and a domain of several labels; neither has what separates addresses in a list. */
const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(?:\.[^\s@<>(),;:"[\]\\.]+)+$/;

/** The example of the provider's documentation. Its domain exists, so the mail of a policy that has it is a stranger's. */
const STRANGER = 'user@email.com';

function isPlaceholder(address: string): boolean {
  const written = address.toLowerCase();
  return written === STRANGER || /[@.]example\.(?:com|net|org)$/.test(written);
}

function* name(
  policy: CompliancePolicy,
  attribute: string,
  part: (policy: CompliancePolicy) => Value<string>,
): Iterable<Result> {
  const value = part(policy);
  if (value.kind === 'unknown') yield unchecked(policy, attribute, value);
  else if (value.kind === 'absent' || value.value.trim() === '')
    yield {
      at: policy,
      attribute,
      problem: `the contact of the ${compliancePolicyNamed(policy)} has no ${attribute === 'authorized_user_first_name' ? 'first' : 'last'} name`,
      ...severityOf(policy, part),
      fix: fix`set ${named(attribute)} to the name of the contact`,
    };
}
