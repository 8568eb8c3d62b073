/** The browsers that the commands use. */
type BrowserName = 'chromium' | 'firefox';

export function findBrowser(name: BrowserName): string | null;
export function findBrandedChrome(): string | null;
export function ensureBrowser(name: BrowserName, fallbackPath?: string | null): Promise<string>;
