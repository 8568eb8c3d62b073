import { GramIndex } from './gram-index';
import { lowerCaseForMatching, type NormalizedText, normalizeForMatching } from './normalize-for-matching';

/** A range of a text in UTF-16 offsets; the end is exclusive. */
export type TextRange = { start: number; end: number };

/**
 * A text in which several quotes are searched. The values that all searches use are computed once, when they are first
 * needed.
 */
export class SearchableText {
  readonly original: string;
  readonly normalized: NormalizedText;
  private lowerCaseText: string | null = null;
  private gramIndex: GramIndex | null = null;

  constructor(original: string) {
    this.original = original;
    this.normalized = normalizeForMatching(original);
  }

  /** The normalised text in lower case. Its offsets are those of `normalized`. */
  get lowerCase(): string {
    this.lowerCaseText ??= lowerCaseForMatching(this.normalized.text);
    return this.lowerCaseText;
  }

  /** The index of the short substrings of `lowerCase`. */
  get grams(): GramIndex {
    this.gramIndex ??= new GramIndex(this.lowerCase);
    return this.gramIndex;
  }

  /** Converts a range of `normalized` to the range of `original`. */
  getOriginalRange(start: number, end: number): TextRange {
    return {
      start: this.normalized.getOriginalStart(start),
      end: this.normalized.getOriginalEnd(end),
    };
  }
}
