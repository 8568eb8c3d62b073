import { fakeBrowser } from 'wxt/testing';
import { messages } from './setup';

/** Lets `t()` answer with the English texts, as the browser would. Call it in `beforeEach`. */
export function speakEnglish(): void {
  fakeBrowser.i18n.getMessage = (name: string, substitutions?: string | string[]) => {
    const given = [substitutions ?? []].flat();
    return (messages[name]?.message ?? '').replace(/\$(\d)/g, (_, n: string) => given[Number(n) - 1] ?? '');
  };
  fakeBrowser.i18n.getUILanguage = () => 'en';
}
