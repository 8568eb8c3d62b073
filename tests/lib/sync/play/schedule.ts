import fc from 'fast-check';
import found from '../../../fixtures/schedules.json';
import { FAULTS, type Fault } from '../../../wiki-server/faults';

/** The fields that schedules play with, of every class. */
export const PLAYED = [
  'title',
  'summary',
  'review',
  'contextNote',
  'doi',
  'authors',
  'keyPoints',
  'tags',
] as const;
export type Played = (typeof PLAYED)[number];
export const SLOTS = 3;
export const WIKIS = ['a', 'b'] as const;
export type WikiId = (typeof WIKIS)[number];

/** In the middle of a flush: before request number `at` or its next write; what the reader does before step `at`, or
 * before the store is next told what a merge gave. */
export type Meanwhile = { at: number | 'write' } & (
  | { type: 'fault'; fault: Fault }
  | { type: 'other'; edit: OtherEdit }
  | { type: 'edit'; edit: OwnEdit }
  | { type: 'choose'; slot: number; side: Side }
);
export type Side = 'mine' | 'theirs';
/** `drop`: a list loses its first item, a text is emptied. */
export type OwnEdit = { slot: number; field: Played; drop: boolean };
/**
 * Somebody else's edit; `alias`: of the entry under the other address of the source; `same`: of what the reader touched
 * last.
 */
export type OtherEdit = { wiki: WikiId; slot: number; field: Played; alias: boolean; same?: boolean };
export type Step =
  | { type: 'edit'; edit: OwnEdit }
  | { type: 'remove'; slot: number }
  | { type: 'other'; edit: OtherEdit }
  | { type: 'choose'; wiki: WikiId; slot: number; side: Side }
  | { type: 'wait'; seconds: number }
  | { type: 'resume'; wiki: WikiId }
  | { type: 'flush'; wiki: WikiId; killAfter: number | null; meanwhile: Meanwhile[] };

const slot = fc.nat({ max: SLOTS - 1 });
const wiki = fc.constantFrom(...WIKIS);
// The first ones come more often, so that edits meet.
const field = fc.constantFrom(
  ...PLAYED,
  'title' as const,
  'summary' as const,
  'tags' as const,
  'tags' as const,
);
const drop = fc.integer({ min: 0, max: 5 }).map((n) => n === 0);
const own = fc.record({ slot, field, drop });
const same = fc.integer({ min: 0, max: 2 }).map((n) => n === 0);
const other = fc.record({ wiki, slot, field, alias: drop, same });
const at = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 24 }) },
  { weight: 1, arbitrary: fc.constant('write' as const) },
);
const atStep = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 80 }) },
  { weight: 1, arbitrary: fc.constant('write' as const) },
);
const side = fc.constantFrom('mine' as const, 'theirs' as const);
const meanwhile: fc.Arbitrary<Meanwhile> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ at, type: fc.constant('fault' as const), fault: fc.constantFrom(...FAULTS) }),
  },
  { weight: 4, arbitrary: fc.record({ at, type: fc.constant('other' as const), edit: other }) },
  { weight: 4, arbitrary: fc.record({ at: atStep, type: fc.constant('edit' as const), edit: own }) },
  { weight: 1, arbitrary: fc.record({ at: atStep, type: fc.constant('choose' as const), slot, side }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('edit' as const), edit: own }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('other' as const), edit: other }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('flush' as const),
      wiki,
      killAfter: fc.option(fc.nat({ max: 60 }), { freq: 3 }),
      meanwhile: fc.array(meanwhile, { maxLength: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), seconds: fc.nat({ max: 4000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('choose' as const),
      wiki,
      slot,
      side,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('resume' as const), wiki }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('remove' as const), slot }) },
);

/**
 * A schedule: the ages of the two wikis, whether they keep a context note that they have a column for, how far their
 * clocks are from ours, and what happens in which order.
 */
export type Schedule = {
  modes: ('base' | 'base-as-committed' | 'newer')[];
  forgets?: boolean;
  skewHours: number;
  steps: Step[];
};
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  modes: fc.array(fc.constantFrom('base' as const, 'newer' as const, 'base-as-committed' as const), {
    minLength: 2,
    maxLength: 2,
  }),
  forgets: fc.nat({ max: 4 }).map((n) => n === 0),
  skewHours: fc.constantFrom(0, 0, -1, 30),
  steps: fc.array(step, { minLength: 4, maxLength: 24, size: 'max' }),
});

/** Schedules that once failed, as they were shrunk. */
export const onceFailed = (found as Schedule[]).map((schedule): [Schedule] => [schedule]);
