import fc from 'fast-check';
import type { Finding } from '../../src/review';
import { type Acknowledgement, Acknowledgements } from '../../src/review/acknowledgement';
import { Addresses, matches } from '../../src/review/address-pattern';

const address = fc.string({ unit: fc.constantFrom('a', 'b', '"', '['), minLength: 1, maxLength: 6 });
const pattern = fc.string({
  unit: fc.constantFrom('a', 'b', '"', '[', '*', '*'),
  minLength: 1,
  maxLength: 6,
});

/** As a regular expression has it. */
function isMatch(text: string, one: string): boolean {
  const parts = text.split('*').map((part) => part.replace(/[[\]"]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(one);
}

describe('a pattern of addresses', () => {
  test('matches what a regular expression does', () => {
    fc.assert(
      fc.property(pattern, address, (text, one) => {
        expect(matches(text, one)).toBe(isMatch(text, one));
      }),
      { numRuns: 2000 },
    );
  });

  test('is found among addresses wherever one of them matches', () => {
    fc.assert(
      fc.property(fc.array(pattern), fc.array(address), (patterns, all) => {
        const addresses = new Addresses(new Set(all));
        for (const text of patterns.filter((one) => one.includes('*')))
          expect([text, addresses.hasMatch(text)]).toEqual([text, all.some((one) => isMatch(text, one))]);
      }),
      { numRuns: 500 },
    );
  });

  test('acknowledges as the first of all that cover a finding, after those for its very address', () => {
    fc.assert(
      fc.property(fc.array(fc.option(pattern, { nil: undefined })), fc.array(address), (patterns, all) => {
        const listed = patterns.map((one): Acknowledgement => ({
          rule: 'rule',
          reason: 'meant',
          ...(one === undefined ? {} : { address: one }),
        }));
        const acknowledgements = new Acknowledgements(listed, '2026-08-21');
        for (const one of all) {
          const finding = { rule: 'rule', address: one, constructPath: undefined } as Finding;
          const expected =
            listed.find((acknowledgement) => acknowledgement.address === one) ??
            listed.find(
              (acknowledgement) =>
                acknowledgement.address === undefined || isMatch(acknowledgement.address, one),
            );
          expect(acknowledgements.answerTo(finding)).toBe(expected);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
