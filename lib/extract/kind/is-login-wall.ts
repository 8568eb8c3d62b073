import { queryFirst } from '../fields/dom';
import type { PageContext } from '../fields/page-context';
import type { PageTextScan } from './scan-page-text';
import { SHORT_LENGTH } from './text-lengths';

/** Returns whether the page only asks the reader to log in. */
export function isLoginWall(context: PageContext, title: string, scan: PageTextScan): boolean {
  if (scan.textLength > SHORT_LENGTH) return false;
  const hasLoginPath =
    /\/(?:log-?in|sign-?in|signin|auth(?:orize)?|sso|accounts?\/login|session\/new|wp-login\.php)(?:\/|$)/i.test(
      context.url?.pathname ?? '',
    );
  const hasPasswordField = queryFirst(context.page, 'input[type="password"]') !== null;
  return (
    (LOGIN_TITLE.test(title) &&
      (hasPasswordField || hasLoginPath || queryFirst(context.page, 'input[type="email"]') !== null)) ||
    (hasPasswordField && hasLoginPath)
  );
}

const LOGIN_TITLE =
  /^(?:.{0,30}[|\u2013\u2014-]\s*)?(?:log ?in|sign ?in|please (?:log|sign) in|anmelden|einloggen|se connecter|connexion|iniciar sesi|accedi|entrar|inloggen|zaloguj|\u0432\u0445\u043e\u0434|\u30ed\u30b0\u30a4\u30f3|\u767b\u5f55)(?:$|\s|\b)/im;
