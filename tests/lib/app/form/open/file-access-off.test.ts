import { expect, it } from 'vitest';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { getFormStatus } from '@/lib/app/form/form-status';
import { openFormForPage } from '@/lib/app/form/open/open-page';
import { err } from '@/lib/base/result';
import { createFakeDraftDeps } from '@/tests/support/fake-draft-deps';

/** Opens the form of a tab whose page cannot be read. */
async function openUnreadable(url: string | null, access: 'allowed' | 'off') {
  const deps = createFakeDraftDeps();
  const session = createDraftSession(deps);
  const tab = { id: 7, windowId: 1, url, title: null };
  const captureDeps = {
    getFileAccess: async () => access,
    beginCapture: () => ({
      tab: Promise.resolve(tab),
      page: Promise.resolve(err({ kind: 'no-access' })),
      readArticle: async () => err({ kind: 'no-access' }),
      readText: async () => err({ kind: 'no-access' }),
    }),
    findTabById: async () => tab,
    readPdf: async () => err('pdf-damaged' as const),
    checkPage: async () => null,
    wait: () => new Promise<void>(() => {}),
  };
  await openFormForPage({ session, deps, captureDeps, capture: captureDeps.beginCapture(), tab });
  return getFormStatus(session.getState());
}

it('the form names the switch for files only if it is off and the tab has no URL', async () => {
  const unreadable = { kind: 'unreadable', reason: 'restricted' };
  expect(await openUnreadable(null, 'off')).toMatchObject({ ...unreadable, reason: 'file-access-off' });
  expect(await openUnreadable(null, 'allowed')).toMatchObject(unreadable);
  expect(await openUnreadable('https://store.example/', 'off')).toMatchObject(unreadable);
});
