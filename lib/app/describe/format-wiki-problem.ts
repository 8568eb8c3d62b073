import { formatCount } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t } from '@/lib/browser/i18n/message';

/**
 * Formats the reason why a request to a wiki failed, with what the reader can do. `kind` is that of a `WikiProblem` or of a
 * connection test.
 */
export function formatWikiProblem(
  kind: string,
  retryAfterMs: number | null = null,
  status: number | null = null,
): string {
  const waitSeconds = formatCount(Math.ceil((retryAfterMs ?? 0) / 1000));
  if (kind === 'rate-limited')
    return retryAfterMs === null
      ? t('wikiProblem_rateLimited')
      : t('wikiProblem_rateLimitedFor', waitSeconds);
  if (kind === 'unavailable')
    return retryAfterMs === null ? t('wikiProblem_unavailable') : t('wikiProblem_retryAfter', waitSeconds);
  if (kind === 'unexpected-status' && status !== null) return t('wikiProblem_status', status);
  return t(MESSAGE_KEYS[kind] ?? 'wikiProblem_other', kind);
}

const MESSAGE_KEYS: Record<string, MessageKey> = {
  'not-a-url': 'wikiProblem_notAUrl',
  'http-not-private': 'wikiProblem_http',
  'permission-missing': 'wikiProblem_permission',
  unreachable: 'wikiProblem_unreachable',
  timeout: 'wikiProblem_timeout',
  redirected: 'wikiProblem_redirected',
  'not-json': 'wikiProblem_notJson',
  'bad-answer': 'wikiProblem_invalidResponse',
  unauthorised: 'wikiProblem_unauthorised',
  forbidden: 'wikiProblem_forbidden',
  'no-such-route': 'wikiProblem_noSuchRoute',
  'wrong-path': 'wikiProblem_wrongPath',
  // The server responds, but is not a wiki of the kind that the adapter supports.
  'not-a-research-wiki': 'wikiProblem_notThisKind',
  invalid: 'wikiProblem_invalid',
  'too-large': 'wikiProblem_tooLarge',
  'server-error': 'wikiProblem_serverError',
  'wiki-busy': 'wikiProblem_busy',
  'unexpected-status': 'wikiProblem_invalidResponse',
  aborted: 'wikiProblem_timeout',
  'no-response': 'problemNoResponse',
  'no-wiki': 'wikiProblem_noWiki',
  offline: 'wikiConditionOffline',
};
