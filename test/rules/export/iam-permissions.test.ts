import type { IamPatterns, IamStatement } from '../../../src/model';
import { verdictOf } from '../../../src/rules/export/iam-permissions';

const put = {
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::shop-attic/exported_snapshots/.permissioncheck',
};
const later = {
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::${aws_s3_bucket.attic}/exported_snapshots/x',
};

const these = (...patterns: readonly string[]): IamPatterns => ({ patterns, isAllBut: false });
const allBut = (...patterns: readonly string[]): IamPatterns => ({ patterns, isAllBut: true });
const allow = (actions: IamPatterns, resources: IamPatterns, isConditional = false): IamStatement => ({
  effect: 'Allow',
  actions,
  resources,
  isConditional,
});
const deny = (...given: Parameters<typeof allow>): IamStatement => ({ ...allow(...given), effect: 'Deny' });
const everything = these('*');

describe('what a policy says of writing an object', () => {
  test.each<[string, readonly IamStatement[], string]>([
    ['nothing at all', [], 'lacking'],
    [
      'the action on all objects',
      [allow(these('s3:PutObject'), these('arn:aws:s3:::shop-attic/*'))],
      'allowed',
    ],
    ['everything', [allow(everything, everything)], 'allowed'],
    ['all of S3', [allow(these('s3:*'), everything)], 'allowed'],
    ['whatever begins with Put', [allow(these('s3:Put*'), everything)], 'allowed'],
    ['single characters', [allow(these('s3:Put?bject'), these('arn:aws:s3:::shop-?????/*'))], 'allowed'],
    ['actions in another case', [allow(these('S3:putobject'), everything)], 'allowed'],
    ['resources in another case', [allow(these('s3:*'), these('arn:aws:s3:::Shop-Attic/*'))], 'lacking'],
    ['another action', [allow(these('s3:GetObject', 's3:PutObjectAcl'), everything)], 'lacking'],
    ['the bucket and not its objects', [allow(these('s3:*'), these('arn:aws:s3:::shop-attic'))], 'lacking'],
    ['another bucket', [allow(these('s3:*'), these('arn:aws:s3:::shop-archive/*'))], 'lacking'],
    ['a folder', [allow(these('s3:*'), these('arn:aws:s3:::shop-attic/exported_snapshots/*'))], 'allowed'],
    ['another folder', [allow(these('s3:*'), these('arn:aws:s3:::shop-attic/backups/*'))], 'lacking'],
    ['the bucket with a star', [allow(these('s3:*'), these('arn:aws:s3:::shop-attic*'))], 'allowed'],
    ['stars in a row', [allow(these('s3:**'), these('arn:**:::*-attic/**'))], 'allowed'],
    ['another partition', [allow(these('s3:*'), these('arn:aws-us-gov:s3:::shop-attic/*'))], 'allowed'],
    ['any partition', [allow(these('s3:*'), these('arn:*:s3:::shop-attic/*'))], 'allowed'],
    [
      'a partition not known yet',
      [allow(these('s3:*'), these('arn:${data.aws_partition.here.partition}:s3:::shop-attic/*'))],
      'allowed',
    ],
    ['all but deleting', [allow(allBut('s3:Delete*'), everything)], 'allowed'],
    ['all but putting', [allow(allBut('s3:Put*'), everything)], 'lacking'],
    ['all but another bucket', [allow(these('s3:*'), allBut('arn:aws:s3:::other/*'))], 'allowed'],
    ['all but this bucket', [allow(these('s3:*'), allBut('arn:aws:s3:::shop-attic/*'))], 'lacking'],
    ['under a condition', [allow(these('s3:*'), everything, true)], 'perhaps'],
    [
      'under a condition, and without',
      [allow(these('s3:*'), everything, true), allow(everything, everything)],
      'allowed',
    ],
    ['another action under a condition', [allow(these('s3:GetObject'), everything, true)], 'lacking'],
    ['allowed and denied', [allow(everything, everything), deny(these('s3:Put*'), everything)], 'denied'],
    [
      'denied and then allowed',
      [deny(these('s3:Put*'), everything), allow(everything, everything)],
      'denied',
    ],
    [
      'denied for another bucket',
      [allow(everything, everything), deny(everything, these('arn:aws:s3:::other/*'))],
      'allowed',
    ],
    [
      'denied under a condition',
      [allow(everything, everything), deny(everything, everything, true)],
      'perhaps',
    ],
    ['denied under a condition and never allowed', [deny(everything, everything, true)], 'lacking'],
    [
      'denied for all but this bucket',
      [allow(everything, everything), deny(everything, allBut('arn:aws:s3:::shop-attic/*'))],
      'allowed',
    ],
    [
      'a bucket not known yet',
      [allow(these('s3:*'), these('arn:aws:s3:::${aws_s3_bucket.attic}/*'))],
      'perhaps',
    ],
    ['nothing known of the resource', [allow(these('s3:*'), these('${?}'))], 'perhaps'],
    ['all but what is not known', [allow(these('s3:*'), allBut('${?}'))], 'perhaps'],
    [
      'a folder of a user',
      [allow(these('s3:*'), these('arn:aws:s3:::shop-attic/${aws:username}/*'))],
      'perhaps',
    ],
    [
      'a bucket not known yet that begins otherwise',
      [allow(these('s3:*'), these('arn:aws:s3:::x-${?}/*'))],
      'lacking',
    ],
    ['an action not known yet', [allow(these('${?}'), everything)], 'perhaps'],
  ])('%s', (_, statements, verdict) => {
    expect(verdictOf(statements, put)).toBe(verdict);
  });
});

describe('what a policy says of a bucket whose name is not known yet', () => {
  test.each<[string, string, string]>([
    ['the same bucket', 'arn:aws:s3:::${aws_s3_bucket.attic}/*', 'allowed'],
    ['everything', '*', 'allowed'],
    ['every bucket', 'arn:aws:s3:::*', 'allowed'],
    ['another bucket', 'arn:aws:s3:::${aws_s3_bucket.archive}/*', 'perhaps'],
    ['a known bucket', 'arn:aws:s3:::shop-attic/*', 'perhaps'],
    ['nothing known', '${?}', 'perhaps'],
    ['something else', 'arn:aws:kms:::*', 'lacking'],
  ])('%s', (_, resource, verdict) => {
    expect(verdictOf([allow(these('s3:*'), these(resource))], later)).toBe(verdict);
  });

  test('what nothing is known of is never the same twice', () => {
    const nameless = { ...put, resource: 'arn:aws:s3:::${?}/exported_snapshots/x' };
    expect(verdictOf([allow(these('s3:*'), these('arn:aws:s3:::${?}/*'))], nameless)).toBe('perhaps');
  });
});

test('many wildcards, which would take a regular expression for ever', () => {
  const pattern = `${'*a'.repeat(5_000)}b`;
  const permission = { action: 's3:PutObject', resource: 'a'.repeat(10_000) };
  expect(verdictOf([allow(everything, these(pattern))], permission)).toBe('lacking');
});
