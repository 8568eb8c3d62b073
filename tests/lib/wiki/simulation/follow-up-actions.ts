import fc from 'fast-check';
import type { Access } from '@/lib/record/schema/vocabulary';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';
import type { Fault } from '@/tests/wiki-server/faults';
import { SLOT_COUNT, WIKI_IDS, type WikiId } from './wikis-and-slots';

export type LinkStateName = 'ok' | 'dead' | 'paywall' | 'error';
export const POLICIES: readonly ContentPolicy[] = ['never', 'if-missing', 'ask'];

type SlotTarget = { slot: number; same?: boolean };

/**
 * What the reader does beside the fields; `same`: to the source that something was done to last. `link`: what became of
 * the address is known, as of so many hours ago. `answer`: this question, another one where it is not asked, or the next.
 */
export type ReaderFollowUp = SlotTarget &
  (
    | { type: 'capture'; access: Access | null }
    | { type: 'mark'; access: Access | null }
    | { type: 'link'; state: LinkStateName; hoursAgo: number }
    | { type: 'answer'; wiki: WikiId; send: boolean }
  );

/**
 * What others do there. A text is longer than any of ours, short and newer, ours to the letter, or without a hash and as
 * any other of that form but for its end. `cite`: so many pages cite the entry; less than none: a page is deleted.
 */
export type EditorFollowUp = SlotTarget & { wiki: WikiId } & (
    | { type: 'other-text'; form: 'longer' | 'newer' | 'ours' | 'unhashed' }
    | { type: 'other-link'; state: LinkStateName; hoursAgo: number }
    | { type: 'cite'; pages: number }
  );

/** Settings, and a content route that goes on failing until everything comes to rest (null: it works again). */
export type SettingChange =
  /** `all`: "send everything saved" follows, as otherwise nothing that is settled is looked at for it. */
  | { type: 'policy'; wiki: WikiId; policy: ContentPolicy; all: boolean }
  | { type: 'broken'; wiki: WikiId; fault: Fault | null };

export type FollowUpAction = ReaderFollowUp | EditorFollowUp | SettingChange;

const slot = fc.nat({ max: SLOT_COUNT - 1 });
const wiki = fc.constantFrom(...WIKI_IDS);
const literal = <T extends string>(type: T) => fc.constant(type);
const same = fc.integer({ min: 0, max: 3 }).map((n) => n > 0);
const restrictedAccess = fc.constantFrom<Access[]>('login', 'paywall', 'private', 'local');
// A marked page has no text to send: most are open.
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
// A wiki that goes on saying that the token is wrong, or to wait, is one that goes on waiting.
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
