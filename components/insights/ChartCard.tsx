import { type ReactNode, useId } from 'react';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { ChartBar } from './chart';

type Props = {
  title: string;
  hint?: string;
  /** The heading of the column with the labels. */
  labelHeading: string;
  bars: ChartBar[];
  children: ReactNode;
  isWide?: boolean;
};

/** A chart with its title, and the same values as a table. */
export function ChartCard({ title, hint, labelHeading, bars, children, isWide = false }: Props) {
  const titleId = useId();
  return (
    <section className="chart-card" data-wide={isWide} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {hint && <p className="hint">{hint}</p>}
      {bars.length === 0 ? <p className="quiet">{t('insightsNone')}</p> : children}
      {bars.length > 0 && (
        <details className="chart-table">
          <summary>
            {t('insightsTable')}
            <span className="visually-hidden">: {title}</span>
          </summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{labelHeading}</th>
                <th scope="col">{t('insightsCount')}</th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ key, label, value, href }) => (
                <tr key={key}>
                  <th scope="row" dir="auto">
                    <a href={href}>{label}</a>
                  </th>
                  <td>{formatCount(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
