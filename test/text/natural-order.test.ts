import { inNaturalOrder, naturallySorted } from '../../src/text/natural-order';

describe('names are sorted as people count', () => {
  test.each<[string, readonly string[]]>([
    ['numbers at the end', ['orders-1', 'orders-2', 'orders-10', 'orders-100']],
    ['numbers in the middle', ['shop-2-eu', 'shop-2-us', 'shop-10-eu']],
    ['several numbers', ['v1.2.9', 'v1.2.10', 'v1.10.0', 'v2.0.0']],
    ['a name that another one begins with', ['orders', 'orders-1', 'orders-2', 'ordersarchive']],
    ['a number before letters', ['2', '10', 'orders']],
    [
      'instances by number and by key',
      ['c[0]', 'c[2]', 'c[10]', 'c["eu-2"]', 'c["eu-10"]'].sort(inNaturalOrder),
    ],
    [
      'numbers that are too long to count',
      ['n-9007199254740992', 'n-9007199254740993', 'n-10000000000000000'],
    ],
    ['leading zeros do not change a number', ['n-1', 'n-002', 'n-3']],
    ['leading zeros that decide only where nothing else does', ['n-1-a', 'n-01-b', 'n-1-b']],
    ['upper case before lower case, whatever the language', ['Zoo', 'apple', 'zoo', 'ärger']],
    ['an empty name', ['', '0', 'a']],
  ])('%s', (_, names) => {
    const mixed = [...names].reverse();
    expect(mixed.sort(inNaturalOrder)).toEqual(names);
  });

  test('only equal names are the same', () => {
    const names = ['', '0', '00', '1', '01', 'a', 'a1', 'a01', 'a1b', 'a01b', 'A', '1a', '01a'];
    for (const one of names)
      for (const other of names) {
        expect(Math.sign(inNaturalOrder(one, other))).toBe(-Math.sign(inNaturalOrder(other, one)) + 0);
        expect(inNaturalOrder(one, other) === 0).toBe(one === other);
      }
  });

  test('the order has no circle', () => {
    const names = [
      '',
      '0',
      '00',
      '1',
      '01',
      '2',
      '10',
      'a',
      'a1',
      'a01',
      'a1b',
      'a01b',
      'a2',
      'a10',
      '1a',
      '01a',
    ];
    for (const a of names)
      for (const b of names)
        for (const c of names)
          if (inNaturalOrder(a, b) < 0 && inNaturalOrder(b, c) < 0)
            expect(inNaturalOrder(a, c)).toBeLessThan(0);
  });
});

test('items of one name keep their order', () => {
  const items = [
    { name: 'b-10', at: 1 },
    { name: 'b-2', at: 2 },
    { name: 'b-10', at: 3 },
  ];
  expect(naturallySorted(items, ({ name }) => name).map(({ at }) => at)).toEqual([2, 1, 3]);
});
