/** The ranges that the reader has selected in the page; empty where nothing is. */
export function selectedRanges(page: Document): Range[] {
  // `<form name="getSelection">` hides the method of the document.
  const selection = Document.prototype.getSelection.call(page);
  const count = selection?.rangeCount ?? 0;
  return Array.from({ length: count }, (_, i) => selection?.getRangeAt(i)).filter(
    (range) => range !== undefined,
  );
}
