import { clickToOpen, isSidePanel } from './click-to-open.ts';
import { createForm, type Form } from './form.ts';

/**
 * Moves the form of the popup into the side panel by its button, and waits until the page is read there. Headless Chromium gives
 * the panel no size, so the function sets one.
 */
export async function openSidePanel(form: Form, size = { width: 360, height: 800 }): Promise<Form> {
  const panel = createForm(await clickToOpen(form.button('Beside page'), isSidePanel));
  await panel.page.setViewportSize(size);
  await panel.waitForPhase('editing', 'unreadable');
  return panel;
}
