import type { SameWorkEvidence } from '@/lib/identity/same-work';
import { shownDate, shownDay } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import { identifierName } from './identifier-name';
import './same-work.css';

/** One of the two works, as it is told apart from the other. */
export type WorkSide = { title: string; venue: string; date: string | null };

type Props = {
  /** What is being looked at, and its words: a page or a record. */
  mine: WorkSide & { what: 'page' | 'record' };
  /** The saved record that it may be, and when that was saved. */
  theirs: WorkSide & { savedAt: string };
  evidence: SameWorkEvidence[];
  /** The words of the button that says yes. */
  yes: string;
  onYes: () => void;
  onApart: () => void;
};

/** The question whether two are the same work, with both titles side by side. Nothing happens without an answer. */
export function SameWorkBanner({ mine, theirs, evidence, yes, onYes, onApart }: Props) {
  return (
    <section className="same-work" aria-label={t('sameWorkTitle')}>
      <h2>{t('sameWorkTitle')}</h2>
      <div className="same-work-sides">
        <Side label={t(mine.what === 'page' ? 'sameWorkThisPage' : 'sameWorkThisRecord')} side={mine} />
        <Side label={t('sameWorkKept', shownDay(theirs.savedAt))} side={theirs} />
      </div>
      <p className="same-work-why">{evidence.map(evidenceText).join(' · ')}</p>
      <div className="same-work-buttons">
        <button type="button" className="button" onClick={onYes}>
          {yes}
        </button>
        <button type="button" className="button" onClick={onApart}>
          {t('sameWorkApart')}
        </button>
      </div>
    </section>
  );
}

/** What a yes has led to, as long as it can be taken back. */
export function SameWorkUndo({ words, undo, onUndo }: { words: string; undo: string; onUndo: () => void }) {
  return (
    <section className="same-work" data-done="true" aria-label={t('sameWorkYes')}>
      <p dir="auto">{words}</p>
      <button type="button" className="button" onClick={onUndo}>
        {undo}
      </button>
    </section>
  );
}

function Side({ label, side }: { label: string; side: WorkSide }) {
  const facts = [side.venue, side.date ? shownDate(side.date) : ''].filter((fact) => fact !== '');
  return (
    <div className="same-work-side">
      <p className="same-work-label">{label}</p>
      <p className="same-work-name" dir="auto">
        {side.title}
      </p>
      <p className="same-work-facts" dir="auto">
        {facts.join(' · ')}
      </p>
    </div>
  );
}

function evidenceText(evidence: SameWorkEvidence): string {
  switch (evidence.kind) {
    case 'identifier':
      return t('sameWorkIdentifier', identifierName(evidence.name), evidence.value);
    case 'title-and-author':
      return t('sameWorkAuthor', evidence.author);
    case 'title-and-date':
      return t('sameWorkDate', shownDate(evidence.date));
    case 'canonical':
      return t('sameWorkCanonical', evidence.url);
    case 'same-text':
      return t('sameWorkText');
  }
}
