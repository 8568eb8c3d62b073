import fc from 'fast-check';
import type { Access } from '@/lib/model/vocabulary';
import type { ContentPolicy } from '@/lib/model/wiki';
import type { Fault } from '../../../wiki-server/faults';
import { SLOTS, WIKIS, type WikiId } from './wikis-and-slots';

export type LinkWord = 'ok' | 'dead' | 'paywall' | 'error';
export const POLICIES: readonly ContentPolicy[] = ['never', 'where-none', 'ask'];

type At = { slot: number; same?: boolean };

/**
 * What the reader does beside the fields; `same`: to the source that something was done to last. `link`: what became of
 * the address is known, as of so many hours ago. `answer`: this question, another one where it is not asked, or the next.
 */
export type OwnBeside = At &
  (
    | { type: 'capture'; access: Access | null }
    | { type: 'mark'; access: Access | null }
    | { type: 'link'; state: LinkWord; hoursAgo: number }
    | { type: 'answer'; wiki: WikiId; send: boolean }
  );

/**
 * What others do there. A text is longer than any of ours, short and newer, ours to the letter, or without a hash and as
 * any other of that form but for its end. `cite`: so many pages cite the entry; less than none: a page is deleted.
 */
export type OtherBeside = At & { wiki: WikiId } & (
    | { type: 'other-text'; form: 'longer' | 'newer' | 'ours' | 'unhashed' }
    | { type: 'other-link'; state: LinkWord; hoursAgo: number }
    | { type: 'cite'; pages: number }
  );

/** Settings, and a content route that goes on failing until everything comes to rest (null: it works again). */
export type Setting =
  /** `all`: "send everything saved" follows, as otherwise nothing that is settled is looked at for it. */
  | { type: 'policy'; wiki: WikiId; policy: ContentPolicy; all: boolean }
  | { type: 'broken'; wiki: WikiId; fault: Fault | null };

export type Beside = OwnBeside | OtherBeside | Setting;

const slot = fc.nat({ max: SLOTS - 1 });
const wiki = fc.constantFrom(...WIKIS);
const is = <T extends string>(type: T) => fc.constant(type);
const same = fc.integer({ min: 0, max: 3 }).map((n) => n > 0);
const someMark = fc.constantFrom<Access[]>('login', 'paywall', 'private', 'local');
// A marked page has no text to send: most are open.
const access = fc.constantFrom<(Access | null)[]>(
  ...Array<null>(16).fill(null),
  'login',
  'paywall',
  'private',
  'local',
);
const state = fc.constantFrom<LinkWord[]>('ok', 'ok', 'dead', 'dead', 'dead', 'error', 'error', 'paywall');
const hoursAgo = fc.nat({ max: 3 });
// A wiki that goes on saying that the token is wrong, or to wait, is one that goes on waiting.
const lasting = fc.constantFrom<(Fault | null)[]>('failing', 'html', 'cut', 'timeout', 'lost', 'slow', null);

export const ownBeside: fc.Arbitrary<OwnBeside> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: is('capture'), slot, same, access }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: is('mark'), slot, same, access: fc.option(someMark, { freq: 2 }) }),
  },
  { weight: 2, arbitrary: fc.record({ type: is('link'), slot, same, state, hoursAgo }) },
  { weight: 5, arbitrary: fc.record({ type: is('answer'), wiki, slot, send: fc.boolean() }) },
);
const form = fc.constantFrom<Extract<OtherBeside, { type: 'other-text' }>['form'][]>(
  'longer',
  'newer',
  'ours',
  'unhashed',
  'unhashed',
);
export const otherBeside: fc.Arbitrary<OtherBeside> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: is('other-text'), wiki, slot, same, form }) },
  { weight: 2, arbitrary: fc.record({ type: is('other-link'), wiki, slot, same, state, hoursAgo }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: is('cite'), wiki, slot, pages: fc.integer({ min: -1, max: 3 }) }),
  },
);
export const policy = fc.constantFrom(...POLICIES, 'ask' as const, 'where-none' as const);
const setting: fc.Arbitrary<Setting> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: is('policy'), wiki, policy, all: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: is('broken'), wiki, fault: lasting }) },
);
export const beside: fc.Arbitrary<Beside> = fc.oneof(
  { weight: 6, arbitrary: ownBeside },
  { weight: 2, arbitrary: otherBeside },
  { weight: 1, arbitrary: setting },
);
