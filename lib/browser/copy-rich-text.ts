/**
 * Copies a text to the clipboard, and the same text as HTML for programs that accept HTML. With an empty `html`, copies only
 * the plain text. Rejects if the browser does not allow access to the clipboard.
 */
export async function copyRichText({ plain, html }: { plain: string; html: string }): Promise<void> {
  if (html === '') return navigator.clipboard.writeText(plain);
  const createBlob = (text: string, type: string) => new Blob([text], { type });
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': createBlob(plain, 'text/plain'),
      'text/html': createBlob(html, 'text/html'),
    }),
  ]);
}
