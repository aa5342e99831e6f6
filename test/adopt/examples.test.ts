import { stories } from '../../examples/stories';
import { adopt, readState } from '../../src/adopt';
import { synthesizedStories } from '../support/synthesized-stories';
import { resourcesIn, stateOf } from './state-of';
import { load } from './states';

const stackOf = synthesizedStories();

test.each(Object.keys(stories))('the state of the example %s', (name) => {
  const { resources } = readState(JSON.parse(JSON.stringify(stateOf(resourcesIn(stackOf(name))))));
  for (const inPlace of [false, true]) {
    const { code, trip } = adopt(resources, { load, inPlace });
    expect([...(trip?.failures ?? []), ...(trip?.differences ?? [])]).toEqual([]);
    expect(trip?.equal).toBe(code.places.length);
    expect(code.places.length + code.others.length).toBe(resources.length);
  }
});
