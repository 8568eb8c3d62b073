import { formatDate } from '@/lib/browser/i18n/format-values';
import { getIdentifierName } from '@/lib/browser/i18n/get-identifier-name';
import { t } from '@/lib/browser/i18n/message';
import type { DuplicateEvidence } from '@/lib/record/duplicates/duplicate-evidence';

/** Formats a reason to assume that two sources are the same work. */
export function formatEvidence(evidence: DuplicateEvidence): string {
  switch (evidence.kind) {
    case 'identifier':
      return t('duplicateSameIdentifier', getIdentifierName(evidence.name), evidence.value);
    case 'title-and-author':
      return t('duplicateSameAuthor', evidence.author);
    case 'similar-title':
      return t('duplicateSimilarTitle', evidence.author);
    case 'title-and-date':
      return t('duplicateSameDate', formatDate(evidence.date));
    case 'canonical':
      return t('duplicateSameCanonical', evidence.url);
    case 'same-text':
      return t('duplicateSameText');
  }
}
