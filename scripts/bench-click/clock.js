// This script runs first in the popup of each measured extension. It records when the form is shown and when the text is
// captured, and writes both times into the URL of the popup. The browser reports URL changes, so no debugger has to be attached.
// A debugger would slow down the popup.
(() => {
  const root = document.documentElement;
  const marks = {};
  const findField = (name) => {
    const label = [...document.querySelectorAll('label')].find(
      (element) => element.textContent.trim() === name,
    );
    return label?.control ?? document.querySelector(`[aria-label="${name}"]`);
  };
  const readHeadline = () => [
    findField('Title')?.value ?? '',
    findField('Authors')?.value ?? '',
    findField('Published')?.value ?? '',
  ];
  const recordMarks = () => {
    const now = Date.now();
    const { phase, text } = root.dataset;
    if (!marks.editing && (phase === 'editing' || phase === 'unreadable')) {
      const fields = readHeadline();
      // If the page has no title, the field stays empty. The form then counts as shown as soon as the text is
      // no longer pending.
      if (fields[0] !== '' || text !== 'pending')
        Object.assign(marks, { editing: now, phase, first: fields });
      else setTimeout(recordMarks, 1);
    }
    if (!marks.text && text !== 'pending') Object.assign(marks, { text: now, textStatus: text });
    if (marks.editing && marks.text && !marks.isReported) {
      marks.isReported = true;
      setTimeout(() => {
        history.replaceState(
          null,
          '',
          `#bench=${encodeURIComponent(JSON.stringify({ ...marks, last: readHeadline() }))}`,
        );
      }, 50);
    }
  };
  new MutationObserver(recordMarks).observe(root, {
    attributes: true,
    attributeFilter: ['data-phase', 'data-text'],
  });
})();
