import { CLAIM_VERDICTS } from '@/lib/record/claim-verdicts';
import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { listSearchFields } from '../search-fields';

/**
 * The kind of value that a field word compares: words of the field's text, one of its choices, its number, or its date.
 * Words of the kind `present` can only be used with `has:` and `missing:`.
 */
export type ConditionKind = 'text' | 'choice' | 'number' | 'date' | 'present';

/** A word that names a field in a search. `choices` lists the values that it accepts. Null means that it accepts any value. */
export type FieldWord = {
  word: string;
  field: string;
  kind: ConditionKind;
  choices: readonly string[] | null;
};

/** The sync statuses of a source with the active wiki that `sync:` accepts. */
export const SYNC_WORDS = [
  'local',
  'waiting',
  'sending',
  'delayed',
  'synced',
  'rejected',
  'differs',
] as const;
export type SyncWord = (typeof SYNC_WORDS)[number];

/** The states of quotes that `quotes:` accepts. `listQuoteWords` says which sources each of them finds. */
export const QUOTE_WORDS = ['unchanged', 'changed', 'missing'] as const;
export type QuoteWord = (typeof QUOTE_WORDS)[number];

/** The fields with a field word for which the index stores no separate value. */
const UNINDEXED_FIELDS = ['year', 'sync', 'claims', 'quoteState'];

/** Lists the field words in the order of the registry, followed by the words that do not belong to one field of the registry. */
export function listFieldWords(registry: FieldRegistry = SOURCE_FIELDS): FieldWord[] {
  const textFields = new Set(listSearchFields(registry).map(({ name }) => name));
  const words = Object.entries(registry).flatMap(([field, entry]): FieldWord[] =>
    entry.searchWord === undefined
      ? []
      : [
          {
            word: entry.searchWord,
            field,
            kind: getKind(entry, textFields.has(field)),
            choices: getChoices(entry),
          },
        ],
  );
  return [
    ...words,
    { word: 'quote', field: 'quotes', kind: 'text', choices: null },
    // A link that was added by its URL has no title until its page is captured.
    { word: 'page', field: 'page', kind: 'present', choices: null },
    { word: 'year', field: 'year', kind: 'number', choices: null },
    { word: 'sync', field: 'sync', kind: 'choice', choices: SYNC_WORDS },
    { word: 'claims', field: 'claims', kind: 'choice', choices: CLAIM_VERDICTS },
    { word: 'quotes', field: 'quoteState', kind: 'choice', choices: QUOTE_WORDS },
  ];
}

function getKind({ kind }: FieldEntry, isText: boolean): ConditionKind {
  if (isText) return 'text';
  switch (kind) {
    case 'choice':
    case 'link-state':
    case 'line':
      return 'choice';
    case 'number':
    case 'rating':
      return 'number';
    case 'date':
    case 'timestamp':
      return 'date';
    default:
      return 'present';
  }
}

const getChoices = (entry: FieldEntry): readonly string[] | null => {
  if (entry.kind !== 'choice' && entry.kind !== 'link-state') return null;
  return entry.labelKey === 'labelStatus' ? [...entry.choices, 'bin'] : entry.choices;
};

/** Lists the indexed fields. For all of them (`presenceFields`), the index stores whether there is a value; for `choices`, also the value. */
export function listIndexedFields(registry: FieldRegistry = SOURCE_FIELDS): {
  presenceFields: string[];
  choices: string[];
} {
  const words = listFieldWords(registry).filter(({ field }) => !UNINDEXED_FIELDS.includes(field));
  return {
    presenceFields: words.map(({ field }) => field),
    choices: words
      .filter(({ kind, field }) => kind === 'choice' && field !== 'status')
      .map(({ field }) => field),
  };
}
