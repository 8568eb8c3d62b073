import type { TimelineEvent } from '@/lib/app/library/build-timeline';
import { formatDate, formatDay } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';

/** The events of a source from left to right: published, saved, captured again, changed, sent to a wiki. */
export function RecordTimeline({ events }: { events: TimelineEvent[] }) {
  if (events.length === 0) return null;
  return (
    <ol className="timeline" aria-label={t('timelineLabel')}>
      {events.map((event) => (
        <li key={`${event.kind} ${event.date}`}>
          <span className="timeline-event">{formatEvent(event)}</span>
          <time dateTime={event.date}>
            {event.kind === 'published' ? formatDate(event.date) : formatDay(event.date)}
          </time>
        </li>
      ))}
    </ol>
  );
}

function formatEvent(event: TimelineEvent): string {
  switch (event.kind) {
    case 'published':
      return t('timelinePublished');
    case 'saved':
      return t('timelineSaved');
    case 'captured':
      return t('timelineCaptured');
    case 'changed':
      return t('timelineChanged');
    case 'synced':
      return t('timelineSynced', event.wikiName);
  }
}
