import { rules } from '../../src/rules';
import { synthOf } from './configuration';

/** The texts of stacks as CDKTF synthesizes them: of every example of every rule. */
export function realSynths(): readonly string[] {
  return rules
    .filter(({ phase }) => phase === 'synth')
    .flatMap(({ examples: { good, bad } }) => [...good, ...bad])
    .map((example) => JSON.stringify(synthOf(example)));
}
