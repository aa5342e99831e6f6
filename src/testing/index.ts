/**
 * Matchers for jest and vitest that check stacks and plans with the rules.
 * @module cdktf-atlas-backup/testing
 */
import './jest';

export { checkedSynth } from './checked-synth';
export {
  type AtlasMatchers,
  type ExpectedFinding,
  type MatcherResult,
  type NoFindingsOptions,
  type SentenceMatcher,
  atlasMatchers,
} from './matchers';
export { type AtlasReview, type Received, type ReviewSettings, reviewOf } from './review-of';
