import type { Source } from '@/lib/model/source';
import { type FieldValue, OutboxEntry } from '@/lib/model/sync';
import { isBlank, isSameValue } from '@/lib/sync/same-value';
import { getSyncedValues } from '@/lib/sync/synced-fields';
import type { PlayWiki } from './play-wiki';
import { PLAYED, type Played } from './schedule';

const LISTS: readonly Played[] = ['authors', 'keyPoints', 'tags'];
const NEWER: readonly Played[] = ['contextNote', 'doi'];

export const isList = (field: Played) => LISTS.includes(field);
export const itemsOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map(String)
    : value === null || value === undefined || value === ''
      ? []
      : [String(value)];

/** A source with a wiki after everything came to rest, and what is known of how it came to be so. */
export type End = {
  wiki: PlayWiki;
  source: Source;
  record: OutboxEntry | undefined;
  /** Whether another editor wrote this value of the wiki. */
  isTheirs: (item: string) => boolean;
  /** Whether the reader said "use mine" against this value of the wiki. */
  isChosen: (field: Played, there: FieldValue) => boolean;
  /** Whether more is to come: the wiki may still be one that cannot take lists, and the shape is looked at in the end. */
  isUnderWay: boolean;
};
/** `lost`: neither there nor told. `untrue`: told, and not so; a question whose answer nobody needed to give is one. */
export type Found = { lost: string[]; untrue: string[] };

/** What is neither on the wiki nor told, and what is told and not true. */
export function judgedEnd({ wiki, source, record, ...known }: End): Found {
  const about = `${source.stableId} with ${wiki.wiki.id}`;
  if (!record) return { lost: [`${about} has no record`], untrue: [] };
  const shape = known.isUnderWay ? null : OutboxEntry.safeParse(record);
  if (shape?.success === false)
    return { lost: [`the record of ${about} is malformed: ${shape.error.message}`], untrue: [] };
  const { state } = record;
  if (state.state === 'refused') return judgedRefusal(wiki, record, about);
  const found: Found = { lost: [], untrue: [] };
  if (state.state !== 'synced' && state.state !== 'differs')
    found.lost.push(`${about} is still ${state.state}`);
  const here = getSyncedValues(source, { mapping: null, isSharedVenue: () => true });
  const there = wiki.fieldsOf(record.remoteId ?? '');
  for (const field of PLAYED) {
    const sides = { here: here[field] ?? null, there: there[field] ?? null };
    const told = toldOf(record, field);
    const shown = `${field} of ${about}: here ${JSON.stringify(sides.here)}, there ${JSON.stringify(sides.there)}`;
    if (told.length === 0 && !agrees(field, sides)) found.lost.push(shown);
    for (const word of told)
      if (!isTrue[word]({ field, ...sides, wiki, ...known }))
        found.untrue.push(`said to be ${word}: ${shown}`);
    if (new Set(itemsOf(sides.there)).size < itemsOf(sides.there).length)
      found.untrue.push(`twice: ${shown}`);
  }
  return found;
}

// Nothing that is played is too long or malformed: the wiki refuses a source only by failing, or for another's entry.
function judgedRefusal(wiki: PlayWiki, { state, hits }: OutboxEntry, about: string): Found {
  const why = state.state === 'refused' ? state.why : null;
  if (why?.kind === 'server-error') return { lost: [], untrue: [] };
  const holder = why?.kind === 'same-as' ? wiki.store.record(wiki.wiki.id, why.stableId) : undefined;
  const isHeld = hits.some(({ remoteId }) => remoteId === holder?.remoteId);
  return { lost: [], untrue: isHeld ? [] : [`${about} is refused: ${JSON.stringify(why)}`] };
}

type Word = 'held' | 'offered' | 'kept here' | 'owed' | 'different';

/** What a record says of a field. */
export const toldOf = ({ held, offered, keptHere, owed, state }: OutboxEntry, field: Played): Word[] => {
  const differs = state.state === 'differs' ? state.fields : [];
  const said: [Word, readonly string[]][] = [
    ['held', held],
    ['offered', offered],
    ['kept here', keptHere],
    ['owed', owed],
    ['different', differs],
  ];
  return said.filter(([, fields]) => fields.includes(field)).map(([word]) => word);
};

type Sides = { field: Played; here: FieldValue; there: FieldValue };
type Claim = Sides & Omit<End, 'source' | 'record'>;

const isAsked = ({ field, there, isTheirs, isChosen }: Claim): boolean =>
  itemsOf(there).some((item) => isTheirs(item)) && !isChosen(field, there);

/** When a word is true. A reader is asked only about what somebody else wrote, and only once. */
const isTrue: Record<Word, (claim: Claim) => boolean> = {
  held: (claim) => isAsked(claim),
  different: (claim) => isAsked(claim),
  offered: ({ here, there }) => isBlank(here) && !isBlank(there),
  'kept here': ({ field, here, there, wiki }) =>
    isBlank(here) ? !isBlank(there) : !isSameValue(field, here, there) && !canHold(wiki, field),
  owed: ({ field, isUnderWay }) => isUnderWay && isList(field),
};

const canHold = ({ server: { state } }: PlayWiki, field: Played): boolean =>
  !NEWER.includes(field) ||
  (state.mode === 'newer' && !(field === 'contextNote' && state.forgets.includes(field)));

/** Ours is there. A list of the wiki may have more: items of a first contact stay there until the reader takes them. */
const agrees = (field: Played, { here, there }: { here: FieldValue; there: FieldValue }): boolean =>
  isSameValue(field, here, there) ||
  (isList(field) && itemsOf(here).every((item) => itemsOf(there).includes(item)));
