type Detection = { isReliable: boolean; languages: { language: string; percentage: number }[] };
type WithI18n = { i18n: { detectLanguage: (text: string) => Promise<Detection> } };

// The first detection in Firefox starts a worker. A capture that waits longer than this would be felt.
const TIME_LIMIT_MS = 400;

/**
 * The main language of a text as the browser detects it, as a BCP 47 tag; null where it is not reliable, or not known in
 * time. Works in content scripts too (https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Content_scripts).
 */
export async function detectLanguage(text: string): Promise<string | null> {
  if (text === '') return null;
  // Not `wxt/browser`: its polyfill adds 10 kB to a script that every page parses. Both browsers return promises here, and
  // neither global is in the types of the DOM.
  const { browser, chrome } = globalThis as { browser?: WithI18n; chrome?: WithI18n };
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), TIME_LIMIT_MS));
  try {
    const result = await Promise.race([(browser ?? chrome)?.i18n.detectLanguage(text), timeout]);
    const [main] = result?.isReliable ? result.languages : [];
    return main && main.percentage > 50 ? main.language : null;
  } catch {
    return null;
  }
}
