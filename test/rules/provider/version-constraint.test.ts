import { admitsOlderThan } from '../../../src/rules/provider/version-constraint';

describe('whether a constraint admits a release older than 2.12.0', () => {
  test.each([
    ['~> 2.12', false],
    ['~> 2.11', true],
    ['~> 2.12.0', false],
    ['~> 2.11.0', true],
    ['~> 2', true],
    ['~> 3', false],
    ['~> 1, >= 2.5', false],
    ['~>2.12', false],
    ['>= 2.12', false],
    ['>= 2.12.0', false],
    ['>= 2.11.9', true],
    ['> 2.11', true],
    ['> 2.12', false],
    ['> 2.12.0', false],
    ['2.12.0', false],
    ['= 2.12.0', false],
    ['=2.11.0', true],
    ['2', true],
    ['< 3.0', true],
    ['<= 2.12.0', true],
    ['< 0.0.0', false],
    ['!= 2.11.0', true],
    ['>= 2.11.0, != 2.11.0', true],
    ['>= 2.11.0, < 2.11.2, != 2.11.0, != 2.11.1', false],
    ['>= 2.11.0, <= 2.11.1, != 2.11.0', true],
    ['>= 1.30, < 3.0', true],
    ['>= 1.30, >= 2.12', false],
    ['>= 2.12, ~> 2.0', false],
    [' >= 2.0 ,  < 3 ', true],
    ['>= 3.0, < 2.0', false],
    ['>= 10.2', false],
    // A prerelease is selected by an exact condition alone, and comes before its release.
    ['2.12.0-rc1', false],
    ['= 2.11.0-rc1', true],
    ['>= 2.12.0-rc1', false],
    ['> 2.12.0-rc1', false],
    ['> 2.11.0-rc1', true],
    ['>= 2.11.0, < 2.11.0-rc1', false],
    ['>= 2.11.0, <= 2.11.0-rc1', false],
    ['>= 2.11.0, < 2.11.1, != 2.11.0-rc1', true],
    ['~> 2.12.0-rc1', false],
    ['>= 2.12.0+build.5', false],
  ])('%s: %s', (constraint, expected) => {
    expect(admitsOlderThan(constraint, [2, 12, 0])).toBe(expected);
  });

  test.each([
    '',
    'latest',
    '2.x',
    'v2.12.0',
    '>= ',
    '=> 2.0',
    '^2.12',
    '>= 2.0,',
    '2.12.0.1',
    '>= 0.0.9007199254740993, != 0.0.9007199254740993',
    '>= 2.0 < 3.0',
  ])('"%s" is an invalid constraint', (constraint) => {
    expect(admitsOlderThan(constraint, [2, 12, 0])).toBeUndefined();
  });
});
