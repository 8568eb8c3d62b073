import fc from 'fast-check';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';
import { FAULTS, type Fault } from '@/tests/wiki-server/faults';
import recordedSchedules from '../../../fixtures/schedules.json';
import {
  type EditorFollowUp,
  editorFollowUp,
  type FollowUpAction,
  followUpAction,
  policy,
  type ReaderFollowUp,
  readerFollowUp,
} from './follow-up-actions';
import { SLOT_COUNT, WIKI_IDS, type WikiId } from './wikis-and-slots';

/** The fields that schedules edit: at least one of every merge class. */
export const SIMULATED_FIELDS = [
  'title',
  'summary',
  'review',
  'contextNote',
  'doi',
  'authors',
  'keyPoints',
  'tags',
] as const;
export type SimulatedField = (typeof SIMULATED_FIELDS)[number];

/** A fault or an edit by another editor during a flush: before request number `at`, or before the next request of that kind. */
export type NetworkEvent = { at: number | 'write' | 'read-text' | 'text' | 'link' } & (
  | { type: 'fault'; fault: Fault }
  | { type: 'other'; edit: EditorEdit }
  | { type: 'other-beside'; act: EditorFollowUp }
);
/** An action of the reader during a flush: before step number `at`, before the next merge is stored, or before the named step. */
export type ReaderEvent = { at: number | 'write' | 'readText' | 'sendText' | 'sendLinkState' } & (
  | { type: 'edit'; edit: ReaderEdit }
  | { type: 'choose'; slot: number; side: Side }
  | { type: 'own-beside'; act: ReaderFollowUp }
);
export type FlushEvent = NetworkEvent | ReaderEvent;
export type Side = 'local' | 'remote';
/** `drop`: removes the first item of a list, or empties a text. */
export type ReaderEdit = { slot: number; field: SimulatedField; drop: boolean };
/** An edit by another editor. `alias`: of the entry under the other address; `same`: of the field that the reader edited last. */
export type EditorEdit = {
  wiki: WikiId;
  slot: number;
  field: SimulatedField;
  alias: boolean;
  same?: boolean;
};
export type Step =
  | { type: 'edit'; edit: ReaderEdit }
  | { type: 'remove'; slot: number }
  | { type: 'other'; edit: EditorEdit }
  | { type: 'choose'; wiki: WikiId; slot: number; side: Side }
  | { type: 'wait'; seconds: number }
  | { type: 'resume'; wiki: WikiId }
  | { type: 'beside'; act: FollowUpAction }
  | { type: 'flush'; wiki: WikiId; killAfter: number | null; meanwhile: FlushEvent[] };

const slot = fc.nat({ max: SLOT_COUNT - 1 });
const wiki = fc.constantFrom(...WIKI_IDS);
// Some fields appear several times, so that edits of both sides often hit the same field.
const field = fc.constantFrom(
  ...SIMULATED_FIELDS,
  'title' as const,
  'summary' as const,
  'tags' as const,
  'tags' as const,
);
const drop = fc.integer({ min: 0, max: 5 }).map((n) => n === 0);
const readerEdit = fc.record({ slot, field, drop });
const same = fc.integer({ min: 0, max: 2 }).map((n) => n === 0);
const editorEdit = fc.record({ wiki, slot, field, alias: drop, same });
const requestPosition = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 24 }) },
  { weight: 1, arbitrary: fc.constant('write' as const) },
);
const stepPosition = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 80 }) },
  { weight: 1, arbitrary: fc.constant('write' as const) },
);
const side = fc.constantFrom('local' as const, 'remote' as const);
const literal = <T extends string>(type: T) => fc.constant(type);
const fieldEvent: fc.Arbitrary<FlushEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ at: requestPosition, type: literal('fault'), fault: fc.constantFrom(...FAULTS) }),
  },
  { weight: 4, arbitrary: fc.record({ at: requestPosition, type: literal('other'), edit: editorEdit }) },
  { weight: 4, arbitrary: fc.record({ at: stepPosition, type: literal('edit'), edit: readerEdit }) },
  { weight: 1, arbitrary: fc.record({ at: stepPosition, type: literal('choose'), slot, side }) },
);
const followUpRequest = fc.constantFrom('read-text' as const, 'text' as const, 'link' as const);
const followUpRequestPosition = fc.oneof(followUpRequest, fc.nat({ max: 24 }));
const followUpStep = fc.constantFrom('readText' as const, 'sendText' as const, 'sendLinkState' as const);
const followUpStepPosition = fc.oneof(followUpStep, fc.nat({ max: 80 }));
const anyEvent: fc.Arbitrary<FlushEvent> = fc.oneof(
  { weight: 3, arbitrary: fieldEvent },
  {
    weight: 1,
    arbitrary: fc.record({ at: followUpRequest, type: literal('fault'), fault: fc.constantFrom(...FAULTS) }),
  },
  { weight: 1, arbitrary: fc.record({ at: followUpRequest, type: literal('other'), edit: editorEdit }) },
  { weight: 1, arbitrary: fc.record({ at: followUpStep, type: literal('edit'), edit: readerEdit }) },
  {
    weight: 2,
    arbitrary: fc.record({ at: followUpRequestPosition, type: literal('other-beside'), act: editorFollowUp }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ at: followUpStepPosition, type: literal('own-beside'), act: readerFollowUp }),
  },
);
const createFlushArbitrary = (flushEvent: fc.Arbitrary<FlushEvent>) =>
  fc.record({
    type: literal('flush'),
    wiki,
    killAfter: fc.option(fc.nat({ max: 60 }), { freq: 3 }),
    meanwhile: fc.array(flushEvent, { maxLength: 6 }),
  });
const createFieldStepArbitrary = (flushEvent: fc.Arbitrary<FlushEvent>): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: literal('edit'), edit: readerEdit }) },
    { weight: 3, arbitrary: fc.record({ type: literal('other'), edit: editorEdit }) },
    { weight: 5, arbitrary: createFlushArbitrary(flushEvent) },
    { weight: 1, arbitrary: fc.record({ type: literal('wait'), seconds: fc.nat({ max: 4000 }) }) },
    { weight: 1, arbitrary: fc.record({ type: literal('choose'), wiki, slot, side }) },
    { weight: 1, arbitrary: fc.record({ type: literal('resume'), wiki }) },
    { weight: 1, arbitrary: fc.record({ type: literal('remove'), slot }) },
  );
const fieldStep = createFieldStepArbitrary(fieldEvent);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: createFieldStepArbitrary(anyEvent) },
  { weight: 1, arbitrary: createFlushArbitrary(anyEvent) },
  { weight: 2, arbitrary: fc.record({ type: literal('beside'), act: followUpAction }) },
);
const createStepsArbitrary = (stepArbitrary: fc.Arbitrary<Step>) =>
  fc.array(stepArbitrary, { minLength: 4, maxLength: 24, size: 'max' });

/**
 * A schedule: the modes of two wikis, their clock skew, their policies and the steps in order. `forgets`: the wikis drop
 * the context note although they have a column for it. Half of the schedules have no follow-up actions.
 */
export type Schedule = {
  modes: ('base' | 'base-as-committed' | 'newer')[];
  forgets?: boolean;
  skewHours: number;
  /** Absent: never. */
  policies?: ContentPolicy[];
  steps: Step[];
};
const setup = {
  modes: fc.array(fc.constantFrom('base' as const, 'newer' as const, 'base-as-committed' as const), {
    minLength: 2,
    maxLength: 2,
  }),
  forgets: fc.nat({ max: 4 }).map((n) => n === 0),
  skewHours: fc.constantFrom(0, 0, -1, 30),
};
export const scheduleArbitrary: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ ...setup, steps: createStepsArbitrary(fieldStep) }),
  fc.record({
    ...setup,
    policies: fc.array(policy, { minLength: 2, maxLength: 2 }),
    steps: createStepsArbitrary(anyStep),
  }),
);

/** Shrunk schedules that failed once. */
export const regressionSchedules = (recordedSchedules as Schedule[]).map((schedule): [Schedule] => [
  schedule,
]);
