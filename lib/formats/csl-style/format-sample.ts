import { ok, type Result } from '@/lib/base/result';
import type { CslItem } from '../csl/csl-item';
import { formatBibliography } from './format-bibliography';
import { parseStyle, type StyleProblem } from './parse-style';
import { toPlainText } from './pieces';
import type { CslStyle } from './style-types';

/** An invented journal article. Shows how a style writes names, titles and dates. */
const SAMPLE: CslItem = {
  id: 'sample',
  type: 'article-journal',
  title: 'On the origin of tidal models',
  author: [
    { given: 'Anna', family: 'Berg' },
    { given: 'Ludwig', 'non-dropping-particle': 'van der', family: 'Hoek' },
  ],
  'container-title': 'Journal of Tides',
  issued: { 'date-parts': [[2024, 5, 28]] },
  accessed: { 'date-parts': [[2026, 3, 12]] },
  DOI: '10.1000/tides.2024.17',
  URL: 'https://example.org/tides',
  language: 'en',
};

/** Parses a style, and formats an invented article in this style. */
export function parseStyleWithSample(xml: string): Result<{ style: CslStyle; sample: string }, StyleProblem> {
  const style = parseStyle(xml);
  if (!style.ok) return style;
  const sample = formatSample(style.value);
  return sample.ok ? ok({ style: style.value, sample: sample.value }) : sample;
}

/** Formats an invented article in a style. */
export function formatSample(style: CslStyle): Result<string, StyleProblem> {
  const entries = formatBibliography([SAMPLE], style);
  return entries.ok ? ok(entries.value.map(({ pieces }) => toPlainText(pieces).trim()).join('')) : entries;
}
