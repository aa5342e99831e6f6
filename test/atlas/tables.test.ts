import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLOUD_PROVIDERS } from '../../src/atlas/cloud-provider';
import { flexRegions } from '../../src/atlas/flex-regions';
import { instanceSize, instanceSizes } from '../../src/atlas/instance-sizes';
import {
  isGovernmentRegion,
  isRegion,
  isSpelledAsRegion,
  providersOfRegion,
  regionInAtlas,
} from '../../src/atlas/regions';
import { atlasTables } from '../../tools/atlas-tables';

test('the tables are made of their sources: npm run generate changes nothing', async () => {
  for (const [path, text] of await atlasTables())
    expect(readFileSync(join(__dirname, '..', '..', path), 'utf8')).toBe(text);
});

test('every provider has sizes and regions, and every Flex region is one of these', () => {
  for (const provider of CLOUD_PROVIDERS) {
    expect(instanceSizes(provider).length).toBeGreaterThan(20);
    expect(flexRegions(provider).filter((region) => !isRegion(provider, region))).toEqual([]);
  }
});

test.each([
  ['AWS', 'eu-central-1', 'EU_CENTRAL_1'],
  ['AWS', 'eu_central_1', 'EU_CENTRAL_1'],
  ['AWS', 'EU_CENTRAL_1', 'EU_CENTRAL_1'],
  ['AWS', 'us-gov-west-1', 'US_GOV_WEST_1'],
  ['AZURE', 'westeurope', 'EUROPE_WEST'],
  ['GCP', 'us-east1', 'EASTERN_US'],
  ['GCP', 'europe-west1', 'WESTERN_EUROPE'],
  ['AWS', 'westeurope', undefined],
  ['AWS', 'frankfurt', undefined],
] as const)('in %s, %s is %s', (provider, text, region) => {
  expect(regionInAtlas(provider, text)).toBe(region);
});

test('a name means a region only together with its provider', () => {
  expect(providersOfRegion('EU_CENTRAL_1')).toEqual(['AWS']);
  expect(providersOfRegion('US_WEST_2')).toEqual(['AWS', 'AZURE', 'GCP']);
  expect(isGovernmentRegion('AWS', 'US_GOV_EAST_1')).toBe(true);
  expect(isGovernmentRegion('AWS', 'US_EAST_1')).toBe(false);
  expect(isSpelledAsRegion('EU_CENTRAL_1')).toBe(true);
  expect(isSpelledAsRegion('eu-central-1')).toBe(false);
});

test.each([
  ['AWS', 'M10', { smallest: 10, largest: 128, largestExtended: 128 }],
  ['AWS', 'M30', { smallest: 10, largest: 512, largestExtended: 512 }],
  ['AWS', 'M40', { smallest: 10, largest: 1024, largestExtended: 4096 }],
  ['AZURE', 'R60', { smallest: 8, largest: 4096, largestExtended: 8192 }],
  ['GCP', 'M400', { smallest: 10, largest: 4096, largestExtended: 14_336 }],
  ['AWS', 'M40_NVME', { smallest: 380, largest: 380, largestExtended: 380 }],
  ['AWS', 'M40_GEN_2', undefined],
] as const)('disks of %s %s', (provider, size, disk) => {
  expect(instanceSize(provider, size)?.disk).toEqual(disk);
});

test('what a size is', () => {
  expect(instanceSize('AWS', 'R40_GEN_2')).toEqual({
    sizeClass: 'Low-CPU',
    generation: 2,
    fitsAnyGeneration: false,
    number: 40,
    disk: undefined,
  });
  expect(instanceSize('AWS', 'M20')).toMatchObject({ fitsAnyGeneration: true });
  expect(instanceSize('GCP', 'M40_NVME')).toBeUndefined();
});
