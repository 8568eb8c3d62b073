import { type HighlightRange, splitAtHighlights } from '@/lib/search/highlight';

/** A text with the searched words highlighted. */
export function HighlightedText({ text, ranges }: { text: string; ranges: HighlightRange[] }) {
  return splitAtHighlights(text, ranges).map((textPart, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text is identified by its position
    textPart.isHighlighted ? <mark key={index}>{textPart.text}</mark> : textPart.text,
  );
}
