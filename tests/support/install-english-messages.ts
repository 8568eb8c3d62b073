import { fakeBrowser } from 'wxt/testing/fake-browser';
import { englishMessages } from './setup';

/** Makes the fake browser return the English messages to `t()`. Call it in `beforeEach`. */
export function installEnglishMessages(): void {
  fakeBrowser.i18n.getMessage = (name: string, substitutions?: string | string[]) => {
    const values = [substitutions ?? []].flat();
    return (englishMessages[name]?.message ?? '').replace(
      /\$(\d)/g,
      (_, position: string) => values[Number(position) - 1] ?? '',
    );
  };
  fakeBrowser.i18n.getUILanguage = () => 'en';
}
