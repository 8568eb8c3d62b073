import fc from 'fast-check';
import type { Access } from '@/lib/record/schema/vocabulary';
import { SETTABLE_VERDICTS, type SettableVerdict } from '@/lib/wiki/model/reader-verdict';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';
import type { Fault } from '@/tests/wiki-server/faults';
import { CLAIM_COUNT, SLOT_COUNT, WIKI_IDS, type WikiId } from './wikis-and-slots';

export type LinkStateName = 'ok' | 'dead' | 'paywall' | 'error';
export const POLICIES: readonly ContentPolicy[] = ['never', 'if-missing', 'ask'];

/** The source that an action is about. `isSameSlot` chooses the source of the last action instead of `slot`. */
type SlotTarget = { slot: number; isSameSlot?: boolean };

/**
 * An action of the reader on follow-ups (text and link state). `restrict` marks a page as not public. `decide` decides whether
 * the text of this source is sent; if it needs no decision, the text of another source; otherwise the next text that needs one.
 * `page-link` links a page of the wiki to the source, or removes the link. `verdict` sets the verdict on a claim that rests on the
 * source.
 */
export type ReaderFollowUp = SlotTarget &
  (
    | { type: 'capture'; access: Access | null }
    | { type: 'restrict'; access: Access | null }
    | { type: 'link-state'; state: LinkStateName; hoursAgo: number }
    | { type: 'decide'; wiki: WikiId; isApproval: boolean }
    | { type: 'page-link'; wiki: WikiId; page: number; isLinked: boolean }
    | { type: 'verdict'; wiki: WikiId; footnote: number; verdict: SettableVerdict; hasQuoteCheck: boolean }
  );

/**
 * An action of another editor on follow-ups. The form `equal` is a text equal to the local text, `unhashed` a text without a hash
 * that differs from other texts of this form only at its end. `cite` sets the number of citing pages, or deletes a page if
 * `pages` is negative.
 */
export type EditorFollowUp = SlotTarget & { wiki: WikiId } & (
    | { type: 'editor-text'; form: 'longer' | 'newer' | 'equal' | 'unhashed' }
    | { type: 'editor-link-state'; state: LinkStateName; hoursAgo: number }
    | { type: 'cite'; pages: number }
    | { type: 'editor-verdict'; footnote: number; verdict: 'accurate' | 'unsupported' }
  );

export type SettingChange =
  /** The reader changes the policy. With `isRequeuingAll`, the reader then sends everything saved, so that settled entries become due too. */
  | { type: 'policy'; wiki: WikiId; policy: ContentPolicy; isRequeuingAll: boolean }
  /** The routes of texts begin to fail with `fault` until the end of the schedule. A null fault repairs them. */
  | { type: 'failing-texts'; wiki: WikiId; fault: Fault | null };

export type FollowUpAction = ReaderFollowUp | EditorFollowUp | SettingChange;

const slot = fc.nat({ max: SLOT_COUNT - 1 });
const wiki = fc.constantFrom(...WIKI_IDS);
const createLiteralArbitrary = <T extends string>(type: T) => fc.constant(type);
const isSameSlot = fc.integer({ min: 0, max: 3 }).map((number) => number > 0);
const restrictedAccess = fc.constantFrom<Access[]>('login', 'paywall', 'private', 'local');
// The text of a restricted page is not sent, so most pages are public.
const access = fc.constantFrom<(Access | null)[]>(
  ...Array<null>(16).fill(null),
  'login',
  'paywall',
  'private',
  'local',
);
const state = fc.constantFrom<LinkStateName[]>(
  'ok',
  'ok',
  'dead',
  'dead',
  'dead',
  'error',
  'error',
  'paywall',
);
const hoursAgo = fc.nat({ max: 3 });
// A permanently rejected token or rate limit is not in the list, because the wiki would only stay paused.
const lastingFault = fc.constantFrom<(Fault | null)[]>(
  'server-error',
  'html',
  'truncated',
  'timeout',
  'response-lost',
  'slow',
  null,
);

export const readerFollowUpArbitrary: fc.Arbitrary<ReaderFollowUp> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: createLiteralArbitrary('capture'), slot, isSameSlot, access }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: createLiteralArbitrary('restrict'),
      slot,
      isSameSlot,
      access: fc.option(restrictedAccess, { freq: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: createLiteralArbitrary('link-state'), slot, isSameSlot, state, hoursAgo }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ type: createLiteralArbitrary('decide'), wiki, slot, isApproval: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: createLiteralArbitrary('page-link'),
      wiki,
      slot,
      isSameSlot,
      page: fc.nat({ max: 3 }),
      isLinked: fc.integer({ min: 0, max: 2 }).map((number) => number > 0),
    }),
  },
);
const footnote = fc.nat({ max: CLAIM_COUNT - 1 });
// All are about one source and one wiki, so that verdicts of the reader and of others often meet.
const firstClaims = { wiki: fc.constant('a' as const), slot: fc.constant(0), footnote };
export const verdictArbitrary: fc.Arbitrary<ReaderFollowUp> = fc.record({
  type: createLiteralArbitrary('verdict'),
  ...firstClaims,
  verdict: fc.constantFrom(...SETTABLE_VERDICTS),
  hasQuoteCheck: fc.boolean(),
});
export const editorVerdictArbitrary: fc.Arbitrary<EditorFollowUp> = fc.record({
  type: createLiteralArbitrary('editor-verdict'),
  ...firstClaims,
  verdict: fc.constantFrom('accurate' as const, 'unsupported' as const),
});
const textForm = fc.constantFrom<Extract<EditorFollowUp, { type: 'editor-text' }>['form'][]>(
  'longer',
  'newer',
  'equal',
  'unhashed',
  'unhashed',
);
// All are about one source and one wiki, so that captures, restrictions and decisions often meet.
const firstSlot = { wiki: fc.constant('a' as const), slot: fc.constant(0) };
export const textActionArbitrary: fc.Arbitrary<ReaderFollowUp> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ type: createLiteralArbitrary('capture'), slot: firstSlot.slot, access }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: createLiteralArbitrary('restrict'),
      slot: firstSlot.slot,
      access: fc.option(restrictedAccess, { freq: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: createLiteralArbitrary('decide'),
      ...firstSlot,
      isApproval: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
    }),
  },
);
export const editorTextArbitrary: fc.Arbitrary<EditorFollowUp> = fc.record({
  type: createLiteralArbitrary('editor-text'),
  ...firstSlot,
  form: textForm,
});
export const editorFollowUpArbitrary: fc.Arbitrary<EditorFollowUp> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: createLiteralArbitrary('editor-text'),
      wiki,
      slot,
      isSameSlot,
      form: textForm,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: createLiteralArbitrary('editor-link-state'),
      wiki,
      slot,
      isSameSlot,
      state,
      hoursAgo,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: createLiteralArbitrary('cite'),
      wiki,
      slot,
      pages: fc.integer({ min: -1, max: 3 }),
    }),
  },
);
export const policyArbitrary = fc.constantFrom(...POLICIES, 'ask' as const, 'if-missing' as const);
const settingChangeArbitrary: fc.Arbitrary<SettingChange> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      type: createLiteralArbitrary('policy'),
      wiki,
      policy: policyArbitrary,
      isRequeuingAll: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: createLiteralArbitrary('failing-texts'), wiki, fault: lastingFault }),
  },
);
export const followUpActionArbitrary: fc.Arbitrary<FollowUpAction> = fc.oneof(
  { weight: 6, arbitrary: readerFollowUpArbitrary },
  { weight: 2, arbitrary: editorFollowUpArbitrary },
  { weight: 1, arbitrary: settingChangeArbitrary },
);
