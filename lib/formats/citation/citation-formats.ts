/** The formats of a citation style. They are copied as rich text too. */
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

/** A citation as plain text and as HTML, with italics where the style requires them. */
export type CopiedCitation = { plain: string; html: string };

/** A citation style of CSL that the reader added: the id and the title in its file, and the text of the file. */
export type AddedStyle = { id: string; title: string; xml: string };

/** What the reader chose to copy: the name of a format, or the id of an added style after a prefix. */
export type CitationChoice = string;

/** Returns the choice that stands for an added style. */
export const getStyleChoice = ({ id }: Pick<AddedStyle, 'id'>): CitationChoice => `style:${id}`;
