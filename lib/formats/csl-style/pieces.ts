import type { XmlElement } from '../import/parse-xml';

/** The formatting of a string. A missing property means that the string has the formatting of the surrounding text. */
export type Formatting = {
  italic?: boolean;
  bold?: boolean;
  smallCaps?: boolean;
  underline?: boolean;
  vertical?: 'sup' | 'sub' | 'baseline';
};

/**
 * A part of a formatted reference. `isFirstNames` is true for the names that a style may replace by a dash if the entry above has the same
 * names. `quote` is set for a quotation mark that the style adds.
 */
export type Piece = {
  text: string;
  formatting: Formatting;
  quotationMark?: 'open' | 'close';
  isFirstNames?: boolean;
};

/** Converts an unformatted string to a list with one piece. Returns an empty list for an empty string. */
export const toPieces = (text: string): Piece[] => (text === '' ? [] : [{ text, formatting: {} }]);

/** Returns the text of pieces without their formatting. */
export const toPlainText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** Returns the number of characters of pieces. */
export const getLength = (pieces: readonly Piece[]): number =>
  pieces.reduce((length, { text }) => length + text.length, 0);

/** Joins the units that are not empty with a delimiter. */
export const joinUnits = (units: readonly Piece[][], delimiter: string): Piece[] =>
  units
    .filter((unit) => unit.length > 0)
    .flatMap((unit, index) => (index === 0 ? unit : [...toPieces(delimiter), ...unit]));

/** Adds the prefix and the suffix of an element. Returns an empty list unchanged. */
export function addAffixes(pieces: Piece[], { attributes }: XmlElement): Piece[] {
  if (pieces.length === 0) return pieces;
  return [
    ...toPieces(attributes.get('prefix') ?? ''),
    ...pieces,
    ...toPieces(attributes.get('suffix') ?? ''),
  ];
}

/** Applies the formatting of an element. The formatting of an inner element takes precedence. */
export function applyFormatting(pieces: Piece[], element: XmlElement): Piece[] {
  const formatting = readFormatting(element.attributes);
  if (Object.keys(formatting).length === 0) return pieces;
  return pieces.map((piece) => ({ ...piece, formatting: { ...formatting, ...piece.formatting } }));
}

function readFormatting(attributes: XmlElement['attributes']): Formatting {
  const style = attributes.get('font-style');
  const weight = attributes.get('font-weight');
  const variant = attributes.get('font-variant');
  const decoration = attributes.get('text-decoration');
  const vertical = attributes.get('vertical-align');
  return {
    ...(style && { italic: style !== 'normal' }),
    ...(weight && { bold: weight === 'bold' }),
    ...(variant && { smallCaps: variant === 'small-caps' }),
    ...(decoration && { underline: decoration === 'underline' }),
    ...(vertical && { vertical: vertical === 'sup' || vertical === 'sub' ? vertical : 'baseline' }),
  };
}

/** Applies a function to the text of each piece, except added quotation marks. */
export const mapText = (pieces: Piece[], change: (text: string, index: number) => string): Piece[] =>
  pieces.map((piece, index) => (piece.quotationMark ? piece : { ...piece, text: change(piece.text, index) }));
