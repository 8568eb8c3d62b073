import { defineConfig } from 'wxt';
import { addCharacterMaps } from './scripts/add-character-maps.ts';
import { addPdfWorker } from './scripts/add-pdf-worker.ts';
import { createAsciiBundlesPlugin } from './scripts/ascii-bundles-plugin.ts';
import { createDefuddleCorePlugin } from './scripts/defuddle-core-plugin.ts';
import { ICON_SIZES, makeIcons } from './scripts/make-icons.ts';
import { createPdfjsPlugin } from './scripts/pdfjs-plugin.ts';
import { createPreloadPlugin } from './scripts/preload-plugin.ts';

const ICONS = Object.fromEntries(ICON_SIZES.map((size) => [size, `icon/${size}.png`]));

export default defineConfig({
  imports: false,
  outDir: process.env.PROVENOTE_OUT ?? '.output',
  modules: ['@wxt-dev/webextension-polyfill'],
  hooks: {
    'build:publicAssets': async (_, files) => {
      addCharacterMaps(files);
      addPdfWorker(files);
      await makeIcons(files);
    },
  },
  vite: () => ({
    plugins: [
      createDefuddleCorePlugin(),
      createPdfjsPlugin(),
      createPreloadPlugin('popup/index.html'),
      createAsciiBundlesPlugin(),
    ],
    // Source maps are built only for scripts/test/addons-lint.mjs, which uses them to find the package of a
    // line in a bundle.
    build: {
      target: 'es2022',
      sourcemap: process.env.PROVENOTE_MAPS ? 'hidden' : false,
      // Zod contains comments that Rollup cannot interpret. Without this filter, every build prints twenty
      // useless warnings.
      rollupOptions: {
        onwarn: (warning, defaultHandler) => warning.code === 'INVALID_ANNOTATION' || defaultHandler(warning),
      },
    },
    // An injected bundle must be ASCII: Chromium rejects a file with an unescaped U+FFFF ("isn't UTF-8
    // encoded").
    esbuild: { charset: 'ascii', legalComments: 'none', jsx: 'automatic' },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_appName__',
    description: '__MSG_appDescription__',
    default_locale: 'en',
    icons: ICONS,
    action: { default_title: '__MSG_actionTitle__', default_icon: ICONS },
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'contextMenus',
      'alarms',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // The extension requests a single host when the reader connects a wiki and clicks to allow it.
    optional_host_permissions: [
      'https://*/*',
      'http://*/*',
      // The reader is asked in the form of a PDF of this computer.
      ...(browser === 'firefox' ? [] : ['file:///*']),
    ],
    // Chromium assigns no shortcut that it uses itself, such as Alt+Shift with B, N or R.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+S' } },
      'open-beside': {
        suggested_key: { default: 'Alt+Shift+E' },
        description: '__MSG_commandOpenSidePanel__',
      },
      'add-selection': {
        suggested_key: { default: 'Alt+Shift+Q' },
        description: '__MSG_commandAddSelection__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'provenote@provenote.example',
              strict_min_version: '142.0',
              data_collection_permissions: {
                required: ['none'],
                optional: ['websiteContent', 'browsingActivity'],
              },
            },
          },
          // The default policy of Firefox upgrades http to https, so a wiki on the local network could not be
          // reached.
          content_security_policy: { extension_pages: "script-src 'self'; object-src 'none';" },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
