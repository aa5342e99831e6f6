import { misspellingOf } from '../../src/text/misspelt';

const NAMES = ['backup_enabled', 'id', 'labels', 'pit_enabled', 'tags', 'config_tls12', 'timeouts'];

test.each<[sentence: string, typed: string, right: string | undefined]>([
  ['a letter that is missing', 'backup_enable', 'backup_enabled'],
  ['a letter too many', 'tagss', 'tags'],
  ['two letters that are swapped', 'backup_enabeld', 'backup_enabled'],
  ['a short name with a letter missing', 'tag', 'tags'],
  ['three letters that differ', 'backup_able', undefined],
  ['a short name with two letters that differ', 'taxes', undefined],
  ['a name of two letters', 'ip', undefined],
  ['another number, which is another name', 'config_tls14', undefined],
  ['another name', 'redact_client_log_data', undefined],
])('%s', (_, typed, right) => {
  expect(misspellingOf(typed, NAMES)).toBe(right);
});

test('the nearest of several names is the one', () => {
  expect(misspellingOf('copy_policy_item', ['copy_policy_id', 'copy_policy_items'])).toBe(
    'copy_policy_items',
  );
});
