import { t } from './message';

const FORMAT_LABELS = {
  markdown: 'recordCitationMarkdown',
  footnote: 'recordCitationFootnote',
  plain: 'citationPlain',
  apa: 'citationApa',
  mla: 'citationMla',
  chicago: 'citationChicago',
  harvard: 'citationHarvard',
  ieee: 'citationIeee',
  vancouver: 'citationVancouver',
  nature: 'citationNature',
  bibtex: 'recordCitationBibtex',
  ris: 'citationRis',
  'cite-web': 'citationCiteWeb',
} as const;

/** Returns the name of a citation format, such as "Markdown link". */
export const getCitationFormatName = (format: keyof typeof FORMAT_LABELS): string => t(FORMAT_LABELS[format]);
