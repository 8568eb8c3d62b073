import type { FormNotification } from '@/lib/app/form/actions/form-action-deps';
import { t } from '@/lib/browser/i18n/message';
import { describeCopiedQuote } from './describe-quote';

/** Formats a notification of the form as a sentence. */
export function formatFormNotification(notification: FormNotification): string {
  if (typeof notification === 'object')
    return notification.kind === 'quote-added'
      ? t('formQuoteAdded', notification.pointIndex + 1)
      : describeCopiedQuote(notification);
  switch (notification) {
    case 'citation-copied':
      return t('formCitationCopied');
    case 'not-copied':
      return t('copyFailed');
    case 'page-not-readable':
      return t('unreadable_failed');
    case 'nothing-selected':
      return t('formNothingSelected');
    case 'already-quoted':
      return t('formAlreadyQuoted');
    case 'quote-not-found':
      return t('formQuoteNotFound');
    case 'no-text':
      return t('stripNoText');
    case 'not-a-domain':
      return t('venueInvalidHost');
  }
}
