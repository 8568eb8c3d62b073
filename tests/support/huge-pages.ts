import { generateHugeArticle, generateParagraphs, renderArticlePage } from './generate-pages.ts';

/** The title of every huge page. */
export const HUGE_TITLE = 'Every reading since the great storm';

/** Pages that are too large to capture completely, with 20 MB of text or at least 200,000 nodes. */
export const HUGE_PAGES: Record<string, () => string> = {
  'one-pre': () => renderHugePage(`<pre>${generateLines(20_000_000)}</pre>`),
  paragraphs: () => generateHugeArticle(20_000_000),
  'flat-nodes': () => renderHugePage('<p>One more <b>reading</b>.</p>\n'.repeat(34_000)),
  'deep-nodes': () => renderHugePage(`${generateParagraphs('deep', 6)}${DEEP_NODES_HTML}`),
  'table-rows': () =>
    renderHugePage(`<table><tr><th>Day</th><th>Height</th></tr>\n${generateRows(200_000)}</table>`),
};

const renderHugePage = (body: string): string => renderArticlePage(HUGE_TITLE, body);

function generateLines(bytes: number): string {
  const line = `${'The gauge at the end of the pier stood at four metres and two. '.repeat(20)}\n`;
  return line.repeat(Math.ceil(bytes / line.length));
}

const generateRows = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `<tr><td>Day ${index + 1}</td><td>${400 + (index % 97)} cm</td></tr>`,
  ).join('\n');

// A script nests the elements, because the HTML parser allows only 512 levels. Chromium crashes at 3,000 visible levels, so 1,500
// levels are visible and 5,000 are hidden.
const DEEP_NODES_HTML = `<div id="shown"></div><div id="hidden" hidden></div><script>
const addNestedLevels = (container, levelCount, linesPerLevel) => {
  let parent = container;
  for (let level = 0; level < levelCount; level += 1) {
    for (let index = 0; index < linesPerLevel; index += 1) {
      const line = document.createElement('p');
      line.append('Level ' + level + ', line ' + index, document.createElement('br'));
      parent.append(line);
    }
    parent = parent.appendChild(document.createElement('div'));
  }
};
addNestedLevels(document.getElementById('shown'), 1500, 33);
addNestedLevels(document.getElementById('hidden'), 5000, 3);
</script>`;
