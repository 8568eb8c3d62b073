import { type MarkedRange, splitAtMarks } from '@/lib/search/highlight';

/** A text with the searched words marked. */
export function MarkedText({ text, ranges }: { text: string; ranges: MarkedRange[] }) {
  return splitAtMarks(text, ranges).map((textPart, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text is identified by its position
    textPart.isMarked ? <mark key={index}>{textPart.text}</mark> : textPart.text,
  );
}
