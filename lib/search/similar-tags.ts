/**
 * Tags in use that may mean the same as `tag`: one holds all the words of the other ("ai-safety" · "safety"), or they
 * differ by an ending or one letter ("alignement"). The tag itself is not among them. At most three.
 */
export function similarTags(tag: string, own: string[]): string[] {
  if (tag === '' || own.includes(tag)) return [];
  return own.filter((other) => shareWords(tag, other) || nearlySame(tag, other)).slice(0, 3);
}

function shareWords(a: string, b: string): boolean {
  const [fewer, more] = [a.split('-'), b.split('-')].sort((x, y) => x.length - y.length) as [
    string[],
    string[],
  ];
  return fewer.length < more.length && fewer.every((word) => more.includes(word));
}

// Plurals and -ing forms: policy · policies, model · models · modelling.
const stem = (tag: string): string =>
  tag
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-z]{3})(?:es|s|l?ing)$/, '')
    .replace(/(?<=[a-z]{3})e$/, '');

function nearlySame(a: string, b: string): boolean {
  if (stem(a) === stem(b)) return true;
  return a.length > 5 && Math.abs(a.length - b.length) <= 1 && isOneEdit(a, b);
}

function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = short.length === long.length ? short.slice(start + 1) : short.slice(start);
  return rest === long.slice(start + 1);
}
