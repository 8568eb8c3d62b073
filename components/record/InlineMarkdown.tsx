import { Fragment, type ReactNode } from 'react';
import { type Inline, parseInline } from './parse-inline';

/** A text with emphasis, code and links to the web; everything else stands as it was written. */
export function InlineMarkdown({ text }: { text: string }) {
  return shown(parseInline(text));
}

function shown(pieces: Inline[]): ReactNode {
  let place = 0;
  return pieces.map((piece) => {
    place += 1;
    return <Fragment key={place}>{shownPiece(piece)}</Fragment>;
  });
}

function shownPiece(piece: Inline): ReactNode {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return <code>{piece.text}</code>;
    case 'strong':
      return <strong>{shown(piece.children)}</strong>;
    case 'emphasis':
      return <em>{shown(piece.children)}</em>;
    case 'link':
      return (
        <a href={piece.href} target="_blank" rel="noreferrer">
          {shown(piece.children)}
        </a>
      );
  }
}
