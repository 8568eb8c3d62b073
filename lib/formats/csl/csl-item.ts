/**
 * A name in CSL-JSON. `literal` has a name that is not split: an organisation, a name of one word, or a name in a script
 * that is written without spaces.
 */
export type CslName = {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
};

/** A date in CSL-JSON: one list of year, month and day. Unknown parts are missing at its end. */
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

/** An item of CSL-JSON (CSL 1.0.2, csl-data.json). A source is converted to it before it is written in a bibliographic format. */
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
