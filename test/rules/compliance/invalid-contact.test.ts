import { complianceInvalidContact } from '../../../src/rules/compliance/invalid-contact';
import { type Body, compliancePolicy, item, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_backup_compliance_policy.statute';
const withContact = (contact: Body) => ({ resources: together(project(), compliancePolicy(contact)) });
const set = {
  fix: 'set authorized_email to the address that the contact uses at the MongoDB Support portal',
  fixInCode: 'set authorizedEmail to the address that the contact uses at the MongoDB Support portal',
};
const noAddress = (address: string) => ({
  at,
  attribute: 'authorized_email',
  problem: `the contact of the backup compliance policy of project "shop" has the invalid e-mail address "${address}"`,
  ...set,
});
const placeholder = (address: string) => ({
  at,
  attribute: 'authorized_email',
  problem: `the contact of the backup compliance policy of project "shop" is "${address}", an example address from the documentation`,
  ...set,
});

const noLastName = {
  at,
  attribute: 'authorized_user_last_name',
  problem: 'the contact of the backup compliance policy of project "shop" has no last name',
  fix: 'set authorized_user_last_name to the name of the contact',
  fixInCode: 'set authorizedUserLastName to the name of the contact',
};

testRule(complianceInvalidContact, [
  { title: 'an address and both names', ...withContact({}) },
  {
    title: 'an address with a plus, an apostrophe and several labels',
    ...withContact({ authorized_email: "o'neil+atlas@backup.eu.orders-bank.co.uk" }),
  },
  {
    title: 'a domain that only ends like a placeholder',
    ...withContact({ authorized_email: 'officer@bankexample.com' }),
  },
  { title: 'another address at email.com', ...withContact({ authorized_email: 'officer@email.com' }) },
  ...[
    'backup-officer',
    'backup-officer@',
    '@orders-bank.test',
    'backup-officer@orders-bank',
    'backup-officer@orders-bank..test',
    'backup officer@orders-bank.test',
    'Officer <backup-officer@orders-bank.test>',
    'one@orders-bank.test,other@orders-bank.test',
  ].map((address) => ({
    title: `"${address}" is not an address`,
    ...withContact({ authorized_email: address }),
    findings: [noAddress(address)],
  })),
  ...[
    'user@email.com',
    'User@Email.com',
    'officer@example.com',
    'officer@example.net',
    'officer@example.org',
    'officer@mail.EXAMPLE.com',
  ].map((address) => ({
    title: `"${address}" is a placeholder`,
    ...withContact({ authorized_email: address }),
    findings: [placeholder(address)],
  })),
  ...['', '  '].map((address) => ({
    title: `an address of ${address.length} blanks`,
    ...withContact({ authorized_email: address }),
    findings: [
      {
        at,
        attribute: 'authorized_email',
        problem: 'the contact of the backup compliance policy of project "shop" has no e-mail address',
        ...set,
      },
    ],
  })),
  {
    title: 'no address at all',
    only: 'synth',
    ...withContact({ authorized_email: undefined }),
    findings: [
      {
        at,
        attribute: 'authorized_email',
        problem: 'the contact of the backup compliance policy of project "shop" has no e-mail address',
        ...set,
      },
    ],
  },
  {
    title: 'names that are empty or blank',
    ...withContact({ authorized_user_first_name: '', authorized_user_last_name: ' ' }),
    findings: [
      {
        at,
        attribute: 'authorized_user_first_name',
        problem: 'the contact of the backup compliance policy of project "shop" has no first name',
        fix: 'set authorized_user_first_name to the name of the contact',
        fixInCode: 'set authorizedUserFirstName to the name of the contact',
      },
      noLastName,
    ],
  },
  {
    title: 'everything known after apply',
    ...withContact({
      authorized_email: '${terraform_data.officer.output}',
      authorized_user_first_name: '${terraform_data.officer.output}',
      authorized_user_last_name: '${terraform_data.officer.output}',
    }),
    unchecked: [
      `${at} authorized_email`,
      `${at} authorized_user_first_name`,
      `${at} authorized_user_last_name`,
    ],
  },
  {
    title: 'an address from a variable',
    ...withContact({ authorized_email: '${var.officer}' }),
    variables: { officer: 'user@email.com' },
    atSynth: { unchecked: [`${at} authorized_email`] },
    findings: [placeholder('user@email.com')],
  },
  {
    title: 'a contact that Atlas has already',
    before: together(project(), compliancePolicy({ authorized_email: 'me@example.com' })),
    ...withContact({ authorized_email: 'me@example.com' }),
    atSynth: { findings: [placeholder('me@example.com')] },
    findings: [{ ...placeholder('me@example.com'), severity: 'warning' }],
  },
  {
    title:
      'the address of the documentation, which is that of a stranger, as a contact that Atlas has already',
    before: together(project(), compliancePolicy({ authorized_email: 'user@email.com' })),
    ...withContact({ authorized_email: 'user@email.com' }),
    findings: [placeholder('user@email.com')],
  },
  {
    title: 'a contact that Atlas has already, of a policy that changes otherwise',
    before: together(project(), compliancePolicy({ authorized_email: 'me@example.com' })),
    ...withContact({ authorized_email: 'me@example.com', policy_item_daily: item(1, 'days', 9) }),
    atSynth: { findings: [placeholder('me@example.com')] },
    findings: [{ ...placeholder('me@example.com'), severity: 'warning' }],
  },
  {
    title: 'a contact that becomes another example address',
    before: together(project(), compliancePolicy({ authorized_email: 'user@email.com' })),
    ...withContact({ authorized_email: 'officer@example.com' }),
    findings: [placeholder('officer@example.com')],
  },
  {
    title: 'a policy that is recreated',
    only: 'plan',
    before: together(project(), compliancePolicy({ authorized_email: 'user@email.com' })),
    ...withContact({ authorized_email: 'user@email.com' }),
    replaced: [at],
    findings: [placeholder('user@email.com')],
  },
  {
    title: 'a name that Atlas has already',
    before: together(project(), compliancePolicy({ authorized_user_last_name: ' ' })),
    ...withContact({ authorized_user_last_name: ' ' }),
    atSynth: { findings: [noLastName] },
    findings: [{ ...noLastName, severity: 'warning' }],
  },
]);
