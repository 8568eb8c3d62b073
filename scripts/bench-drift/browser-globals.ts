import { Window } from 'happy-dom';
import { skipVisibilityChecks } from '../bench/create-page-parser.ts';

/** The URL of every page of the benchmark. */
export const PAGE_URL = 'https://page.example/story';

// The classes of a browser that the extraction uses. Other globals stay those of Node, which the loader of this script needs.
const GLOBAL_NAMES =
  /^(?:HTML|SVG|Node|Document|Element|Text|Comment|CharacterData|ShadowRoot|DOMParser|XMLSerializer)/;

/** Opens a window whose classes become globals. */
export function openWindow(): Window {
  const window = new Window({ url: PAGE_URL });
  for (const name of Object.getOwnPropertyNames(window))
    if (GLOBAL_NAMES.test(name)) Object.assign(globalThis, { [name]: Reflect.get(window, name) });
  Object.assign(globalThis, {
    window,
    document: window.document,
    getComputedStyle: window.getComputedStyle.bind(window),
  });
  skipVisibilityChecks(window);
  return window;
}

// The extraction reads globals of a browser when it is loaded, so that this module has to be imported first.
openWindow();
