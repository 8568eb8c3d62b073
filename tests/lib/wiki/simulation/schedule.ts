import fc from 'fast-check';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';
import { FAULTS, type Fault } from '@/tests/wiki-server/faults';
import storedSchedules from '../../../fixtures/schedules.json';
import {
  type EditorFollowUp,
  editorFollowUpArbitrary,
  editorTextArbitrary,
  editorVerdictArbitrary,
  type FollowUpAction,
  followUpActionArbitrary,
  policyArbitrary,
  type ReaderFollowUp,
  readerFollowUpArbitrary,
  textActionArbitrary,
  verdictArbitrary,
} from './follow-up-actions';
import { SLOT_COUNT, WIKI_IDS, type WikiId } from './wikis-and-slots';

/** The fields that schedules edit. They include every merge class of the field registry. */
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

/** A fault or an edit of another editor during a flush. It happens before request number `at`, or before the next such request. */
export type NetworkEvent = { at: number | 'write' | 'read-text' | 'text' | 'link' } & (
  | { type: 'fault'; fault: Fault }
  | { type: 'editor-edit'; edit: EditorEdit }
  | { type: 'editor-follow-up'; action: EditorFollowUp }
);
/**
 * An action of the reader during a flush. It happens before step number `at`, before the next call of the named function, or
 * (`write`) before the result of the next merge is stored. A step is a call of the store or the client.
 */
export type ReaderEvent = { at: number | 'write' | 'readText' | 'sendText' | 'sendLinkState' } & (
  | { type: 'edit'; edit: ReaderEdit }
  | { type: 'choose'; slot: number; side: Side }
  | { type: 'reader-follow-up'; action: ReaderFollowUp }
);
export type FlushEvent = NetworkEvent | ReaderEvent;
export type Side = 'local' | 'remote';
/** An edit of the reader, which adds a value. With `isRemoval`, it removes the first item of a list or empties a text instead. */
export type ReaderEdit = { slot: number; field: SimulatedField; isRemoval: boolean };
/**
 * An edit of another editor. With `isAlias`, it edits the resource with the alias of the source as its URL. With `isSameField`, it edits
 * the field that the reader edited last.
 */
export type EditorEdit = {
  wiki: WikiId;
  slot: number;
  field: SimulatedField;
  isAlias: boolean;
  isSameField?: boolean;
};
export type Step =
  | { type: 'edit'; edit: ReaderEdit }
  | { type: 'remove'; slot: number }
  | { type: 'editor-edit'; edit: EditorEdit }
  | { type: 'choose'; wiki: WikiId; slot: number; side: Side }
  | { type: 'wait'; seconds: number }
  | { type: 'resume'; wiki: WikiId }
  | { type: 'follow-up'; action: FollowUpAction }
  | { type: 'flush'; wiki: WikiId; killAfter: number | null; events: FlushEvent[] };

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
const isRemoval = fc.integer({ min: 0, max: 5 }).map((number) => number === 0);
const readerEditArbitrary = fc.record({ slot, field, isRemoval });
const isSameField = fc.integer({ min: 0, max: 2 }).map((number) => number === 0);
const editorEditArbitrary = fc.record({ wiki, slot, field, isAlias: isRemoval, isSameField });
const requestPosition = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 24 }) },
  { weight: 1, arbitrary: fc.constant('write' as const) },
);
const stepPosition = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 80 }) },
  { weight: 1, arbitrary: fc.constant('write' as const) },
);
const side = fc.constantFrom('local' as const, 'remote' as const);
const createLiteralArbitrary = <T extends string>(type: T) => fc.constant(type);
const fieldEventArbitrary: fc.Arbitrary<FlushEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      at: requestPosition,
      type: createLiteralArbitrary('fault'),
      fault: fc.constantFrom(...FAULTS),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      at: requestPosition,
      type: createLiteralArbitrary('editor-edit'),
      edit: editorEditArbitrary,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      at: stepPosition,
      type: createLiteralArbitrary('edit'),
      edit: readerEditArbitrary,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ at: stepPosition, type: createLiteralArbitrary('choose'), slot, side }),
  },
);
const followUpRequestArbitrary = fc.constantFrom('read-text' as const, 'text' as const, 'link' as const);
const followUpRequestPosition = fc.oneof(followUpRequestArbitrary, fc.nat({ max: 24 }));
const followUpStepArbitrary = fc.constantFrom(
  'readText' as const,
  'sendText' as const,
  'sendLinkState' as const,
);
const followUpStepPosition = fc.oneof(followUpStepArbitrary, fc.nat({ max: 80 }));
const anyEventArbitrary: fc.Arbitrary<FlushEvent> = fc.oneof(
  { weight: 3, arbitrary: fieldEventArbitrary },
  {
    weight: 1,
    arbitrary: fc.record({
      at: followUpRequestArbitrary,
      type: createLiteralArbitrary('fault'),
      fault: fc.constantFrom(...FAULTS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      at: followUpRequestArbitrary,
      type: createLiteralArbitrary('editor-edit'),
      edit: editorEditArbitrary,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      at: followUpStepArbitrary,
      type: createLiteralArbitrary('edit'),
      edit: readerEditArbitrary,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      at: followUpRequestPosition,
      type: createLiteralArbitrary('editor-follow-up'),
      action: editorFollowUpArbitrary,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      at: followUpStepPosition,
      type: createLiteralArbitrary('reader-follow-up'),
      action: readerFollowUpArbitrary,
    }),
  },
);
const createFlushArbitrary = (flushEvent: fc.Arbitrary<FlushEvent>) =>
  fc.record({
    type: createLiteralArbitrary('flush'),
    wiki,
    killAfter: fc.option(fc.nat({ max: 60 }), { freq: 3 }),
    events: fc.array(flushEvent, { maxLength: 6 }),
  });
const createFieldStepArbitrary = (flushEvent: fc.Arbitrary<FlushEvent>): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: createLiteralArbitrary('edit'), edit: readerEditArbitrary }) },
    {
      weight: 3,
      arbitrary: fc.record({ type: createLiteralArbitrary('editor-edit'), edit: editorEditArbitrary }),
    },
    { weight: 5, arbitrary: createFlushArbitrary(flushEvent) },
    {
      weight: 1,
      arbitrary: fc.record({ type: createLiteralArbitrary('wait'), seconds: fc.nat({ max: 4000 }) }),
    },
    { weight: 1, arbitrary: fc.record({ type: createLiteralArbitrary('choose'), wiki, slot, side }) },
    { weight: 1, arbitrary: fc.record({ type: createLiteralArbitrary('resume'), wiki }) },
    { weight: 1, arbitrary: fc.record({ type: createLiteralArbitrary('remove'), slot }) },
  );
const fieldStepArbitrary = createFieldStepArbitrary(fieldEventArbitrary);
const anyStepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: createFieldStepArbitrary(anyEventArbitrary) },
  { weight: 1, arbitrary: createFlushArbitrary(anyEventArbitrary) },
  {
    weight: 2,
    arbitrary: fc.record({ type: createLiteralArbitrary('follow-up'), action: followUpActionArbitrary }),
  },
);
// All steps are about one source and one wiki, so that actions of the reader and of others often meet.
const pageLinkArbitrary: fc.Arbitrary<ReaderFollowUp> = fc.record({
  type: createLiteralArbitrary('page-link'),
  wiki: fc.constant('a' as const),
  slot: fc.constant(0),
  page: fc.nat({ max: 3 }),
  isLinked: fc.integer({ min: 0, max: 2 }).map((number) => number > 0),
});
const citeArbitrary: fc.Arbitrary<EditorFollowUp> = fc.record({
  type: createLiteralArbitrary('cite'),
  wiki: fc.constant('a' as const),
  slot: fc.constant(0),
  pages: fc.integer({ min: -1, max: 3 }),
});
const createOneSourceEventArbitrary = (
  readerAction: fc.Arbitrary<ReaderFollowUp>,
  editorAction: fc.Arbitrary<EditorFollowUp>,
): fc.Arbitrary<FlushEvent> =>
  fc.oneof(
    fc.record({
      at: requestPosition,
      type: createLiteralArbitrary('fault'),
      fault: fc.constantFrom(...FAULTS),
    }),
    fc.record({
      at: fc.nat({ max: 12 }),
      type: createLiteralArbitrary('editor-follow-up'),
      action: editorAction,
    }),
    fc.record({
      at: fc.nat({ max: 40 }),
      type: createLiteralArbitrary('reader-follow-up'),
      action: readerAction,
    }),
  );
const createOneSourceStepArbitrary = (
  readerAction: fc.Arbitrary<ReaderFollowUp>,
  editorAction: fc.Arbitrary<EditorFollowUp>,
): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({
        type: createLiteralArbitrary('edit'),
        edit: fc.record({ slot: fc.constant(0), field, isRemoval }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ type: createLiteralArbitrary('follow-up'), action: readerAction }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: createLiteralArbitrary('follow-up'), action: editorAction }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        type: createLiteralArbitrary('flush'),
        wiki: fc.constant('a' as const),
        killAfter: fc.option(fc.nat({ max: 40 }), { freq: 3 }),
        events: fc.array(createOneSourceEventArbitrary(readerAction, editorAction), { maxLength: 4 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: createLiteralArbitrary('wait'), seconds: fc.nat({ max: 4000 }) }),
    },
  );
const pageLinkStepArbitrary = createOneSourceStepArbitrary(pageLinkArbitrary, citeArbitrary);
const verdictStepArbitrary = createOneSourceStepArbitrary(verdictArbitrary, editorVerdictArbitrary);
const textStepArbitrary = createOneSourceStepArbitrary(textActionArbitrary, editorTextArbitrary);
const createStepsArbitrary = (stepArbitrary: fc.Arbitrary<Step>) =>
  fc.array(stepArbitrary, { minLength: 4, maxLength: 24, size: 'max' });

/**
 * The steps of a simulation, and the setup of its two wikis. `skewHours` is how far their clocks are ahead. With `ignoresContextNote`,
 * they ignore the context note although they have a column for it.
 */
export type Schedule = {
  modes: ('base' | 'base-with-faults' | 'newer')[];
  ignoresContextNote?: boolean;
  skewHours: number;
  /** Absent means `never` for both wikis. */
  policies?: ContentPolicy[];
  steps: Step[];
};
const SAVE_STEP_EDIT: ReaderEdit = { slot: 0, field: 'title', isRemoval: false };
const wikiSetup = {
  modes: fc.array(fc.constantFrom('base' as const, 'newer' as const, 'base-with-faults' as const), {
    minLength: 2,
    maxLength: 2,
  }),
  ignoresContextNote: fc.nat({ max: 4 }).map((number) => number === 0),
  skewHours: fc.constantFrom(0, 0, -1, 30),
};
/** Generates schedules whose first step saves the source that all others are about. */
const createOneSourceSchedule = (
  stepArbitrary: fc.Arbitrary<Step>,
  policies: ContentPolicy[] = ['never', 'never'],
): fc.Arbitrary<Schedule> =>
  fc.record({ ...wikiSetup, steps: createStepsArbitrary(stepArbitrary) }).map((schedule) => ({
    ...schedule,
    policies,
    steps: [{ type: 'edit' as const, edit: SAVE_STEP_EDIT }, ...schedule.steps],
  }));

/**
 * Generates schedules. Nearly half of them have no actions on follow-ups, so that they find faults in fields sooner. Some are only about
 * page links, verdicts or texts that the reader decides about.
 */
export const scheduleArbitrary: fc.Arbitrary<Schedule> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ ...wikiSetup, steps: createStepsArbitrary(fieldStepArbitrary) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      ...wikiSetup,
      policies: fc.array(policyArbitrary, { minLength: 2, maxLength: 2 }),
      steps: createStepsArbitrary(anyStepArbitrary),
    }),
  },
  { weight: 2, arbitrary: createOneSourceSchedule(pageLinkStepArbitrary) },
  { weight: 1, arbitrary: createOneSourceSchedule(verdictStepArbitrary) },
  { weight: 1, arbitrary: createOneSourceSchedule(textStepArbitrary, ['ask', 'never']) },
);

/** The shortest forms of schedules that failed once. */
export const regressionSchedules = (storedSchedules as Schedule[]).map((schedule): [Schedule] => [schedule]);
