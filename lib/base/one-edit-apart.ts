/** Returns whether two strings differ by one inserted, removed or replaced character, or by two swapped neighbours. */
export function isOneEditApart(a: string, b: string): boolean {
  const [shortText, longText] = a.length <= b.length ? [a, b] : [b, a];
  if (longText.length - shortText.length > 1 || a === b) return false;
  let start = 0;
  while (start < shortText.length && shortText[start] === longText[start]) start += 1;
  if (shortText.length < longText.length) return shortText.slice(start) === longText.slice(start + 1);
  return (
    shortText.slice(start + 1) === longText.slice(start + 1) ||
    (shortText[start] === longText[start + 1] &&
      shortText[start + 1] === longText[start] &&
      shortText.slice(start + 2) === longText.slice(start + 2))
  );
}
