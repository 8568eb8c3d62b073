import type { PageTextScan } from './scan-page-text';
import { SHORT_LENGTH, STUB_LENGTH } from './text-lengths';

/**
 * Returns the HTTP status of an error page as text, or an empty string if its status is not known. Returns
 * null for any other page. `title` is the document title and the heading.
 */
export function findErrorStatus(title: string, scan: PageTextScan, status: number | null): string | null {
  const isErrorStatus = status !== null && status >= 400 && status !== 402;
  const titleMatch = scan.textLength < STUB_LENGTH ? ERROR_TITLE.exec(title) : null;
  // These statuses count even if the page has much text, such as a long menu or suggestions.
  if (status !== null && UNAVAILABLE_STATUS.test(String(status))) return String(status);
  if (isErrorStatus && (titleMatch || scan.textLength < SHORT_LENGTH)) return String(status);
  return titleMatch && scan.textLength < SHORT_LENGTH ? (titleMatch[1] ?? '') : null;
}

const ERROR_TITLE =
  /\b(404|410|403|50[0-4])\b|(?:was|is|page|site|file) not found|could ?n(?:o|'|\u2019)t be found|can(?:no|'|\u2019)t (?:seem to )?find (?:that|this|the) (?:page|article|story|site|file)|(?:doesn|isn)(?:'|\u2019)t (?:exist|available)|no longer (?:exist|available)|^not found|nicht gefunden|introuvable|no encontrada|non trovata|n\u00e3o encontrada|niet gevonden|nie znaleziono|\u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d|\u898b\u3064\u304b\u308a|\u4e0d\u5b58\u5728|^(?:internal server error|service unavailable|bad gateway|something went wrong|oops)/im;

// Not found, gone, and errors of the server.
const UNAVAILABLE_STATUS = /^(?:404|410|5\d\d)$/;
