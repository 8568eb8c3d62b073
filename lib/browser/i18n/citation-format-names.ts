import { t } from './message';

const FORMAT_NAME_KEYS = {
  markdown: 'citationMarkdown',
  footnote: 'citationFootnote',
  plain: 'citationPlain',
  apa: 'citationApa',
  mla: 'citationMla',
  chicago: 'citationChicago',
  harvard: 'citationHarvard',
  ieee: 'citationIeee',
  vancouver: 'citationVancouver',
  nature: 'citationNature',
  bibtex: 'citationBibtex',
  ris: 'citationRis',
  'cite-web': 'citationCiteWeb',
} as const;

/** Returns the name of a citation format, such as "Markdown link". */
export const getCitationFormatName = (format: keyof typeof FORMAT_NAME_KEYS): string =>
  t(FORMAT_NAME_KEYS[format]);
