// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { BarChart } from '@/components/insights/BarChart';
import { ChartCard } from '@/components/insights/ChartCard';
import { ColumnChart } from '@/components/insights/ColumnChart';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

const bars = [
  { key: 'a', label: 'Paper', value: 4, href: '#/sources?type=paper' },
  { key: 'b', label: 'Web', value: 1, href: '#/sources?type=web' },
  { key: 'c', label: 'Book', value: 0, href: '#/sources?type=book' },
];
const listBars = (container: HTMLElement) =>
  [...container.querySelectorAll('a')].map((bar) => [
    bar.getAttribute('aria-label'),
    bar.getAttribute('href'),
  ]);
const NAMED_BARS = [
  ['Paper: 4 sources', '#/sources?type=paper'],
  ['Web: 1 source', '#/sources?type=web'],
  ['Book: 0 sources', '#/sources?type=book'],
];

describe('insights', () => {
  beforeEach(installEnglishMessages);

  it('charts name every bar, link it to its sources, and draw its value', () => {
    const rows = render(<BarChart title="By type" bars={bars} />);
    expect(screen.getAllByRole('link').map((bar) => [bar.textContent, bar.getAttribute('href')])).toEqual([
      ['Paper4 Sources', '#/sources?type=paper'],
      ['Web1 Sources', '#/sources?type=web'],
      ['Book0 Sources', '#/sources?type=book'],
    ]);
    expect(
      [...rows.container.querySelectorAll('.chart-bar')].map((bar) => bar.getAttribute('width')),
    ).toEqual(['100%', '25%', '0%']);
    cleanup();
    const columns = render(<ColumnChart title="By type" bars={bars} axis={{ start: '0', end: '9' }} />);
    expect(listBars(columns.container)).toEqual(NAMED_BARS);
    expect(
      [...columns.container.querySelectorAll('.chart-bar')].map((bar) => bar.getAttribute('height')),
    ).toEqual(['120', '30', '0']);
  });
  it('charts are one tab stop, and the arrow keys move between the bars', () => {
    render(<BarChart title="By type" bars={bars} />);
    const links = screen.getAllByRole('link');
    const getTabStops = () => links.map(({ tabIndex }) => tabIndex);
    expect(getTabStops()).toEqual([0, -1, -1]);
    links[0]?.focus();
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
    press('ArrowDown');
    expect(document.activeElement).toBe(links[1]);
    expect(getTabStops()).toEqual([-1, 0, -1]);
    press('End');
    press('ArrowRight');
    expect(document.activeElement).toBe(links[2]);
    press('Home');
    expect(document.activeElement).toBe(links[0]);
  });
  it('charts have the same values in a table', () => {
    render(
      <ChartCard title="By type" labelHeading="Type" bars={bars}>
        <BarChart title="By type" bars={bars} />
      </ChartCard>,
    );
    const cells = within(screen.getByRole('table'))
      .getAllByRole('row')
      .map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(cells).toEqual([
      ['Type', 'Sources'],
      ['Paper', '4'],
      ['Web', '1'],
      ['Book', '0'],
    ]);
  });
  it('charts say that there is no value yet', () => {
    const { container } = render(
      <ChartCard title="Tags" labelHeading="Tag" bars={[]}>
        <BarChart title="Tags" bars={[]} />
      </ChartCard>,
    );
    expect(container.textContent).toBe('TagsNo source has a value yet.');
  });
});
