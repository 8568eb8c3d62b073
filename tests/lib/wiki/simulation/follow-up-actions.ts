import fc from 'fast-check';
import type { Access } from '@/lib/record/schema/vocabulary';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';
import type { Fault } from '@/tests/wiki-server/faults';
import { SLOT_COUNT, WIKI_IDS, type WikiId } from './wikis-and-slots';

export type LinkStateName = 'ok' | 'dead' | 'paywall' | 'error';
export const POLICIES: readonly ContentPolicy[] = ['never', 'if-missing', 'ask'];

type SlotTarget = { slot: number; same?: boolean };

/**
 * A follow-up action of the reader. `same`: on the source of the last action. `link`: the link state was checked
 * `hoursAgo`. `answer`: to this text question, else to another open one, else to the next.
 */
export type ReaderFollowUp = SlotTarget &
  (
    | { type: 'capture'; access: Access | null }
    | { type: 'mark'; access: Access | null }
    | { type: 'link'; state: LinkStateName; hoursAgo: number }
    | { type: 'answer'; wiki: WikiId; send: boolean }
  );

/**
 * A follow-up action of another editor. `ours`: a text equal to the local one; `unhashed`: a text without a hash that
 * differs from others of this form only at its end. `cite`: sets the number of citing pages; negative: deletes a page.
 */
export type EditorFollowUp = SlotTarget & { wiki: WikiId } & (
    | { type: 'other-text'; form: 'longer' | 'newer' | 'ours' | 'unhashed' }
    | { type: 'other-link'; state: LinkStateName; hoursAgo: number }
    | { type: 'cite'; pages: number }
  );

/** A change of the policy, or a content route that fails until the simulation settles (`fault` null: it works again). */
export type SettingChange =
  /** `all`: "Send everything saved" follows, because settled entries would not be due otherwise. */
  | { type: 'policy'; wiki: WikiId; policy: ContentPolicy; all: boolean }
  | { type: 'broken'; wiki: WikiId; fault: Fault | null };

export type FollowUpAction = ReaderFollowUp | EditorFollowUp | SettingChange;

const slot = fc.nat({ max: SLOT_COUNT - 1 });
const wiki = fc.constantFrom(...WIKI_IDS);
const literal = <T extends string>(type: T) => fc.constant(type);
const same = fc.integer({ min: 0, max: 3 }).map((n) => n > 0);
const restrictedAccess = fc.constantFrom<Access[]>('login', 'paywall', 'private', 'local');
// Restricted pages send no text, so most pages are public.
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
// A lasting rejected token or rate limit is left out: it would only keep the wiki paused.
const lastingFault = fc.constantFrom<(Fault | null)[]>(
  'failing',
  'html',
  'cut',
  'timeout',
  'lost',
  'slow',
  null,
);

export const readerFollowUp: fc.Arbitrary<ReaderFollowUp> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: literal('capture'), slot, same, access }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: literal('mark'),
      slot,
      same,
      access: fc.option(restrictedAccess, { freq: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: literal('link'), slot, same, state, hoursAgo }) },
  { weight: 5, arbitrary: fc.record({ type: literal('answer'), wiki, slot, send: fc.boolean() }) },
);
const textForm = fc.constantFrom<Extract<EditorFollowUp, { type: 'other-text' }>['form'][]>(
  'longer',
  'newer',
  'ours',
  'unhashed',
  'unhashed',
);
export const editorFollowUp: fc.Arbitrary<EditorFollowUp> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: literal('other-text'), wiki, slot, same, form: textForm }) },
  { weight: 2, arbitrary: fc.record({ type: literal('other-link'), wiki, slot, same, state, hoursAgo }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: literal('cite'), wiki, slot, pages: fc.integer({ min: -1, max: 3 }) }),
  },
);
export const policy = fc.constantFrom(...POLICIES, 'ask' as const, 'if-missing' as const);
const settingChange: fc.Arbitrary<SettingChange> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: literal('policy'), wiki, policy, all: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: literal('broken'), wiki, fault: lastingFault }) },
);
export const followUpAction: fc.Arbitrary<FollowUpAction> = fc.oneof(
  { weight: 6, arbitrary: readerFollowUp },
  { weight: 2, arbitrary: editorFollowUp },
  { weight: 1, arbitrary: settingChange },
);
