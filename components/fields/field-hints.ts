import { t, tCount } from '@/lib/browser/i18n/message';
import { CONTEXT_NOTE_MAX_LENGTH, countParagraphs, countSentences } from '@/lib/record/text-counts';
import type { FieldHint } from './FieldHead';

/** Returns the recommended or the current length of a field's text, or null if no length is recommended for the field. */
export function getLengthHint(field: string, text: string): FieldHint | null {
  switch (field) {
    case 'summary': {
      const sentences = countSentences(text);
      return { text: sentences === 0 ? t('hintSummary') : tCount('hintSentenceCount', sentences) };
    }
    case 'review': {
      const paragraphs = countParagraphs(text);
      return { text: paragraphs === 0 ? t('hintReview') : tCount('hintParagraphCount', paragraphs) };
    }
    case 'contextNote': {
      const excessLength = text.length - CONTEXT_NOTE_MAX_LENGTH;
      const hintText = excessLength > 0 ? t('hintContextNoteTooLong', excessLength) : t('hintContextNote');
      return { text: `${hintText} · ${text.length}/${CONTEXT_NOTE_MAX_LENGTH}`, isTooLong: excessLength > 0 };
    }
    default:
      return null;
  }
}

/** Returns the input hint of a field on the record page, or null if its label is sufficient. */
export function getInputHint(field: string): FieldHint | null {
  switch (field) {
    case 'publishedDate':
      return { text: t('dateFormatHint') };
    case 'siteName':
      return { text: t('venueMatchHint') };
    case 'authors':
      return { text: t('authorsFormatHint') };
    case 'summary':
      return { text: t('summaryHint') };
    case 'abstract':
      return { text: t('abstractHint') };
    default:
      return null;
  }
}
