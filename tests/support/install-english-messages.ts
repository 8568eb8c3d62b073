import { fakeBrowser } from 'wxt/testing';
import { englishMessages } from './setup';

/** Makes `t()` return the English messages, as the browser does. Call it in `beforeEach`. */
export function installEnglishMessages(): void {
  fakeBrowser.i18n.getMessage = (name: string, substitutions?: string | string[]) => {
    const values = [substitutions ?? []].flat();
    return (englishMessages[name]?.message ?? '').replace(
      /\$(\d)/g,
      (_, n: string) => values[Number(n) - 1] ?? '',
    );
  };
  fakeBrowser.i18n.getUILanguage = () => 'en';
}
