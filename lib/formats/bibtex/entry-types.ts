import type { CslType } from '../csl/csl-item';

/** The dialect of a bibliography file: BibTeX for the program `bibtex`, BibLaTeX for `biber`. Entry types and field names differ. */
export type BibDialect = 'bibtex' | 'biblatex';

/** The type of an entry, and the name of its field for the container or publisher. */
export type EntryRule = { entryType: string; venueField: string };

const MISC_RULE: EntryRule = { entryType: 'misc', venueField: 'howpublished' };
const ONLINE_RULE: EntryRule = { entryType: 'online', venueField: 'organization' };

const BIBTEX_RULES: Partial<Record<CslType, EntryRule>> = {
  'article-journal': { entryType: 'article', venueField: 'journal' },
  book: { entryType: 'book', venueField: 'publisher' },
  report: { entryType: 'techreport', venueField: 'institution' },
};

const BIBLATEX_RULES: Partial<Record<CslType, EntryRule>> = {
  'article-journal': { entryType: 'article', venueField: 'journaltitle' },
  book: { entryType: 'book', venueField: 'publisher' },
  report: { entryType: 'report', venueField: 'institution' },
  dataset: { entryType: 'dataset', venueField: 'organization' },
  'entry-encyclopedia': { entryType: 'inreference', venueField: 'booktitle' },
  motion_picture: { entryType: 'video', venueField: 'organization' },
  broadcast: { entryType: 'audio', venueField: 'organization' },
  legislation: { entryType: 'legislation', venueField: 'organization' },
};

/** Returns the rule for a CSL type. A type without a rule is `misc` in BibTeX, which has no type for web pages, and else `online`. */
export const getEntryRule = (type: CslType, dialect: BibDialect): EntryRule =>
  dialect === 'bibtex' ? (BIBTEX_RULES[type] ?? MISC_RULE) : (BIBLATEX_RULES[type] ?? ONLINE_RULE);
