/** The formats that are citation styles. Citations in these formats are also copied as rich text. */
export const CITATION_STYLES = ['apa', 'mla', 'chicago', 'harvard', 'ieee', 'vancouver', 'nature'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** The formats in which citations are copied, in the order of the menus. */
export const CITATION_FORMATS = [
  'markdown',
  'footnote',
  'plain',
  ...CITATION_STYLES,
  'bibtex',
  'ris',
  'cite-web',
] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** Citations as plain text and as HTML, with italics where the style requires them. `html` is empty for formats without rich text. */
export type CopiedCitation = { plain: string; html: string };

/** A citation style of CSL that the reader added: the id and the title in its file, and the text of the file. */
export type AddedStyle = { id: string; title: string; xml: string };

/** The reader's choice of a format: the name of a format, or `style:` and the id of an added style. */
export type CitationChoice = string;

/** Returns the value of `CitationChoice` for an added style. */
export const buildStyleChoice = ({ id }: Pick<AddedStyle, 'id'>): CitationChoice => `style:${id}`;
