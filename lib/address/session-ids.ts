import { decodeSafely } from '@/lib/base/decode-safely';

/**
 * Query and path parameters in which servers write a session id if the browser has no cookies: PHP
 * (`session.name`), Jakarta Servlet 7.1.3 (`jsessionid`), ASP, ColdFusion (`CFID`, `CFTOKEN`), osCommerce,
 * Zen Cart, xt:Commerce, OJS, Perl CGI::Session, Oracle WebLogic and Zope. A session id identifies one visit
 * and can let other people act as the visitor.
 */
const SESSION_PARAMETERS = new Set([
  'phpsessid',
  'jsessionid',
  'cfid',
  'cftoken',
  'oscsid',
  'oscadminid',
  'zenid',
  'xtcsid',
  'cgisessid',
  'sessid',
  'sessionid',
  'session_id',
  'sessid_id',
  'ojssid',
  'sid_session',
  'wlsession',
  'aspxanonymous',
  'laravel_session',
  'ci_session',
  'fe_typo_user',
  'connect.sid',
]);
const SESSION_PREFIX = /^(?:aspsessionid|sess)[a-z0-9]{8,32}$/;
// phpBB, vBulletin, MyBB and older shops use these short names, which other sites use for other parameters. A
// value in the form of a hash shows that the parameter is a session id.
const SHORT_SESSION_NAMES = new Set(['sid', 's', 'session', 'sess', 'osid']);
const SESSION_ID_FORM = /^(?:[0-9a-f]{24,64}|(?=[a-z]{0,25}\d)[0-9a-z]{26})$/i;

/**
 * Returns whether a parameter of a query or path contains the id of a session. Name and value may be
 * percent-encoded.
 */
export function isSessionParameter(parameter: string): boolean {
  const [encodedName = '', ...valueParts] = parameter.split('=');
  const name = decodeSafely(encodedName)
    .toLowerCase()
    .replace(/^(?:amp;)+/, '');
  if (SESSION_PARAMETERS.has(name) || SESSION_PREFIX.test(name)) return true;
  return SHORT_SESSION_NAMES.has(name) && SESSION_ID_FORM.test(valueParts.join('='));
}

/**
 * Removes session ids from a path: `;jsessionid=…` and other path parameters (RFC 3986, 3.3), and the segment
 * `(S(…))` of ASP.NET without cookies.
 */
export function removeSessionIds(path: string): string {
  if (!/[;(]/.test(path)) return path;
  const segments = path.split('/').filter((segment) => !/^\((?:[ASF]\([\w-]{12,}\)){1,3}\)$/.test(segment));
  return segments.map(removeSessionParameters).join('/');
}

function removeSessionParameters(segment: string): string {
  const [name = '', ...parameters] = segment.split(';');
  return [name, ...parameters.filter((parameter) => !isSessionParameter(parameter))].join(';');
}
