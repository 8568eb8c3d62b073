/**
 * A name in CSL-JSON. `literal` is for names that are not split: organisations, names of one word, and names in scripts
 * that are written without spaces.
 */
export type CslName = {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
};

/** A date in CSL-JSON: one list of year, month and day. Month and day are missing where they are unknown. */
export type CslDate = { 'date-parts': [number[]] };

/** The types of a CSL-JSON item that a source can have. */
export type CslType =
  | 'article'
  | 'article-journal'
  | 'article-newspaper'
  | 'book'
  | 'broadcast'
  | 'dataset'
  | 'entry-encyclopedia'
  | 'interview'
  | 'legislation'
  | 'motion_picture'
  | 'post'
  | 'post-weblog'
  | 'report'
  | 'speech'
  | 'webpage';

/** An item of CSL-JSON, the model between a source and every bibliographic format (CSL 1.0.2, csl-data.json). */
export type CslItem = {
  id: string;
  'citation-key'?: string;
  type: CslType;
  title: string;
  author?: CslName[];
  issued?: CslDate;
  accessed?: CslDate;
  'container-title'?: string;
  publisher?: string;
  number?: string;
  URL?: string;
  DOI?: string;
  ISBN?: string;
  PMID?: string;
  PMCID?: string;
  archive?: string;
  archive_location?: string;
  abstract?: string;
  language?: string;
  genre?: string;
  keyword?: string;
  note?: string;
};
