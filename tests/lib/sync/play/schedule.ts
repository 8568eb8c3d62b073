import fc from 'fast-check';
import type { ContentPolicy } from '@/lib/model/wiki';
import found from '../../../fixtures/schedules.json';
import { FAULTS, type Fault } from '../../../wiki-server/faults';
import {
  type Beside,
  beside,
  type OtherBeside,
  type OwnBeside,
  otherBeside,
  ownBeside,
  policy,
} from './beside';
import { SLOTS, WIKIS, type WikiId } from './wikis-and-slots';

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

/**
 * In the middle of a flush. Of others and of the network: before request number `at`, the next write, or the next request
 * of a kind.
 */
export type Outside = { at: number | 'write' | 'read-text' | 'text' | 'link' } & (
  | { type: 'fault'; fault: Fault }
  | { type: 'other'; edit: OtherEdit }
  | { type: 'other-beside'; act: OtherBeside }
);
/** Of the reader: before step `at`, before the store is next told what a merge gave, or before the next step of a name. */
export type Inside = { at: number | 'write' | 'readText' | 'sendText' | 'sendLinkState' } & (
  | { type: 'edit'; edit: OwnEdit }
  | { type: 'choose'; slot: number; side: Side }
  | { type: 'own-beside'; act: OwnBeside }
);
export type Meanwhile = Outside | Inside;
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
  | { type: 'beside'; act: Beside }
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
const is = <T extends string>(type: T) => fc.constant(type);
const onFields: fc.Arbitrary<Meanwhile> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at, type: is('fault'), fault: fc.constantFrom(...FAULTS) }) },
  { weight: 4, arbitrary: fc.record({ at, type: is('other'), edit: other }) },
  { weight: 4, arbitrary: fc.record({ at: atStep, type: is('edit'), edit: own }) },
  { weight: 1, arbitrary: fc.record({ at: atStep, type: is('choose'), slot, side }) },
);
const kinds = fc.constantFrom('read-text' as const, 'text' as const, 'link' as const);
const atBeside = fc.oneof(kinds, fc.nat({ max: 24 }));
const names = fc.constantFrom('readText' as const, 'sendText' as const, 'sendLinkState' as const);
const atBesideStep = fc.oneof(names, fc.nat({ max: 80 }));
const onAll: fc.Arbitrary<Meanwhile> = fc.oneof(
  { weight: 3, arbitrary: onFields },
  { weight: 1, arbitrary: fc.record({ at: kinds, type: is('fault'), fault: fc.constantFrom(...FAULTS) }) },
  { weight: 1, arbitrary: fc.record({ at: kinds, type: is('other'), edit: other }) },
  { weight: 1, arbitrary: fc.record({ at: names, type: is('edit'), edit: own }) },
  { weight: 2, arbitrary: fc.record({ at: atBeside, type: is('other-beside'), act: otherBeside }) },
  { weight: 2, arbitrary: fc.record({ at: atBesideStep, type: is('own-beside'), act: ownBeside }) },
);
const flush = (meanwhile: fc.Arbitrary<Meanwhile>) =>
  fc.record({
    type: is('flush'),
    wiki,
    killAfter: fc.option(fc.nat({ max: 60 }), { freq: 3 }),
    meanwhile: fc.array(meanwhile, { maxLength: 6 }),
  });
const onFieldsOf = (meanwhile: fc.Arbitrary<Meanwhile>): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: is('edit'), edit: own }) },
    { weight: 3, arbitrary: fc.record({ type: is('other'), edit: other }) },
    { weight: 5, arbitrary: flush(meanwhile) },
    { weight: 1, arbitrary: fc.record({ type: is('wait'), seconds: fc.nat({ max: 4000 }) }) },
    { weight: 1, arbitrary: fc.record({ type: is('choose'), wiki, slot, side }) },
    { weight: 1, arbitrary: fc.record({ type: is('resume'), wiki }) },
    { weight: 1, arbitrary: fc.record({ type: is('remove'), slot }) },
  );
const step = onFieldsOf(onFields);
const stepWithText: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: onFieldsOf(onAll) },
  { weight: 1, arbitrary: flush(onAll) },
  { weight: 2, arbitrary: fc.record({ type: is('beside'), act: beside }) },
);
const steps = (one: fc.Arbitrary<Step>) => fc.array(one, { minLength: 4, maxLength: 24, size: 'max' });

/**
 * A schedule: the ages of the two wikis, whether they keep a context note that they have a column for, how far their
 * clocks are from ours, whether they get texts, and what happens in which order. Half of them play the fields alone.
 */
export type Schedule = {
  modes: ('base' | 'base-as-committed' | 'newer')[];
  forgets?: boolean;
  skewHours: number;
  /** Absent: never. */
  policies?: ContentPolicy[];
  steps: Step[];
};
const world = {
  modes: fc.array(fc.constantFrom('base' as const, 'newer' as const, 'base-as-committed' as const), {
    minLength: 2,
    maxLength: 2,
  }),
  forgets: fc.nat({ max: 4 }).map((n) => n === 0),
  skewHours: fc.constantFrom(0, 0, -1, 30),
};
export const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ ...world, steps: steps(step) }),
  fc.record({
    ...world,
    policies: fc.array(policy, { minLength: 2, maxLength: 2 }),
    steps: steps(stepWithText),
  }),
);

/** Schedules that once failed, as they were shrunk. */
export const onceFailed = (found as Schedule[]).map((schedule): [Schedule] => [schedule]);
