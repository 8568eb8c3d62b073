import type { Draft } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import { READER } from './provenance';
import { recordValues, saysSame } from './same-words';

type Noted = Pick<Source, 'provenance'>;

/**
 * The source that an edit made of `existing` (null: there was none), with the one-line words among its candidates that somebody gave the record
 * after the edit began and that the edit replaces: such a field can't hold the words of both.
 */
export function withReplacedWords<T extends Noted>(
  built: T,
  { edits, base }: Draft,
  existing: Source | null,
): T {
  if (!existing) return built;
  const [typed, was]: Record<string, unknown>[] = [edits, base ?? {}];
  const now: Record<string, unknown> = recordValues(existing, edits);
  const provenance = { ...built.provenance };
  for (const field of ONE_LINE) {
    const value = now[field];
    const isReplaced = was?.[field] !== undefined && !saysSame(field, was[field], value);
    const noted = provenance[field];
    if (!isReplaced || !noted || typeof value !== 'string' || value === '') continue;
    if (saysSame(field, typed?.[field], value) || noted.candidates.some((one) => one.value === value))
      continue;
    provenance[field] = { ...noted, candidates: [{ value, from: READER }, ...noted.candidates] };
  }
  return { ...built, provenance };
}

const ONE_LINE = ['title', 'publishedDate', 'siteName', 'language', 'subtype', 'purpose'];
