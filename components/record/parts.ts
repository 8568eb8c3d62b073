import type { Edits } from '@/lib/model/draft';
import type { LINK_STATES } from '@/lib/model/vocabulary';
import type { FormValues } from '@/lib/review/form-values';

/** The parts of a record that can be edited in place, each with the fields that are kept together. */
export const PART_FIELDS = {
  title: ['title'],
  type: ['type'],
  publishedDate: ['publishedDate'],
  siteName: ['siteName'],
  url: ['url'],
  authors: ['authors'],
  rating: ['credibilityLevel', 'credibilityReason'],
  contextNote: ['contextNote'],
  importance: ['importance'],
  subtype: ['subtype'],
  purpose: ['purpose'],
  tags: ['tags'],
  abstract: ['abstract'],
  summary: ['summary'],
  keyPoints: ['keyPoints'],
  review: ['review'],
  archiveUrl: ['archiveUrl'],
  linkState: ['linkState'],
  access: ['access'],
  stance: ['stance'],
  language: ['language'],
  identifiers: ['identifiers'],
} as const satisfies Record<string, readonly (keyof Edits)[]>;

/** A part that can be edited in place. */
export type PartName = keyof typeof PART_FIELDS;

/** What the editors show: the record with what was typed over it. */
export type RecordValues = FormValues & { linkState: (typeof LINK_STATES)[number] | null };

/** Editing in place, as the views see it. What is typed is kept at every keystroke until it is saved or given up. */
export type Editing = {
  values: RecordValues;
  isOpen: (part: PartName) => boolean;
  isBusy: (part: PartName) => boolean;
  /** Why the last try to save the part failed. */
  problem: (part: PartName) => string | null;
  open: (part: PartName) => void;
  type: (edits: Edits) => void;
  commit: (part: PartName) => void;
  cancel: (part: PartName) => void;
  /** The part that the reader just opened, whose editor takes the focus. */
  fresh: PartName | null;
};

/** Whether a name names a part. */
export const isPartName = (name: string | null): name is PartName =>
  name !== null && Object.hasOwn(PART_FIELDS, name);

/** The edits that belong to a part. */
export function editsOf(edits: Edits, part: PartName): Edits {
  const fields: readonly string[] = PART_FIELDS[part];
  return Object.fromEntries(Object.entries(edits).filter(([field]) => fields.includes(field)));
}

/** The edits without those of a part. */
export function editsWithout(edits: Edits, part: PartName): Edits {
  const fields: readonly string[] = PART_FIELDS[part];
  return Object.fromEntries(Object.entries(edits).filter(([field]) => !fields.includes(field)));
}

/** The parts that hold typed words. */
export const partsTouched = (edits: Edits): PartName[] =>
  (Object.keys(PART_FIELDS) as PartName[]).filter((part) => Object.keys(editsOf(edits, part)).length > 0);
