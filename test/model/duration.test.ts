import { durationInWords, isoDuration, secondsOf } from '../../src/model/duration';
import { isoRetention, retentionOf } from '../../src/model/retention';

describe('spans of ISO 8601', () => {
  const spans: readonly (readonly [string, number, string])[] = [
    ['PT1M', 60, '1 minute'],
    ['PT6H', 21_600, '6 hours'],
    ['PT1H30M', 5400, '90 minutes'],
    ['P1D', 86_400, '1 day'],
    ['P1DT12H', 129_600, '36 hours'],
    ['P35D', 3_024_000, '35 days'],
  ];
  test.each(spans)('%s is %d seconds: %s', (written, seconds, words) => {
    expect(secondsOf(written)).toBe(seconds);
    expect(isoDuration(seconds)).toBe(written);
    expect(durationInWords(seconds)).toBe(words);
  });

  test.each(['', 'P', 'PT', 'PT0M', '6 hours', 'P1M', 'PT1S', 'P-1D', 'PT1.5H', 'P1000000D1'])(
    '"%s" is not a duration',
    (written) => {
      expect(secondsOf(written)).toBeUndefined();
    },
  );

  test.each(['P7D', 'P4W', 'P12M', 'P1Y'])('%s is a retention', (written) => {
    const retention = retentionOf(written);
    expect(retention && isoRetention(retention)).toBe(written);
  });

  test.each(['', 'P0D', '4 weeks', 'PT6H', 'P1Y6M', 'P-1D'])('"%s" is not a retention', (written) => {
    expect(retentionOf(written)).toBeUndefined();
  });
});
