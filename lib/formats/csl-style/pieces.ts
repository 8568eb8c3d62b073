import type { XmlElement } from '../import/parse-xml';

/** How a string is displayed. Only what differs from the surrounding text is set. */
export type Formatting = {
  italic?: boolean;
  bold?: boolean;
  smallCaps?: boolean;
  underline?: boolean;
  vertical?: 'sup' | 'sub' | 'baseline';
};

/**
 * A part of a formatted reference. `isFirstNames` marks the names that a style may replace by a dash if the entry above has the same
 * names. `quote` marks the quotation marks that a style adds.
 */
export type Piece = {
  text: string;
  formatting: Formatting;
  quote?: 'open' | 'close';
  isFirstNames?: boolean;
};

/** Creates the pieces of an unformatted string. An empty string has none. */
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

/** Adds the prefix and the suffix of an element. Empty content stays empty. */
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

/** Applies a function to the text of each piece. */
export const mapText = (pieces: Piece[], change: (text: string, index: number) => string): Piece[] =>
  pieces.map((piece, index) => (piece.quote ? piece : { ...piece, text: change(piece.text, index) }));
