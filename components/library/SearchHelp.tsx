import { useRef } from 'react';
import { IconButton } from '@/components/ui/IconButton';
import { listChoiceNames } from '@/lib/app/describe/list-value-labels';
import { t } from '@/lib/browser/i18n/message';
import { getSearchFieldName } from '@/lib/browser/i18n/search-field-names';
import { type FieldWord, listFieldWords } from '@/lib/search/query/field-words';

/**
 * The button that opens the explanation of the search. The explanation says how words are combined, and lists every
 * field word with an example.
 */
export function SearchHelp() {
  const dialogRef = useRef<HTMLDialogElement>(null);
  return (
    <>
      <IconButton label={t('searchHelp')} icon="help" onClick={() => dialogRef.current?.showModal()} />
      <dialog ref={dialogRef} className="sheet search-help" aria-labelledby="search-help-title">
        {/* The close button is first, because the dialog opens at the button that gets the focus. */}
        <div className="search-help-head">
          <h2 id="search-help-title">{t('searchHelpTitle')}</h2>
          <IconButton label={t('libraryClose')} icon="close" onClick={() => dialogRef.current?.close()} />
        </div>
        <dl>
          {SYNTAX.map(([example, key]) => (
            <div key={example}>
              <dt>
                <code>{example}</code>
              </dt>
              <dd>{t(key)}</dd>
            </div>
          ))}
          {listFieldWords().map((fieldWord) => (
            <div key={fieldWord.word}>
              <dt>
                <code>{getExample(fieldWord)}</code>
              </dt>
              <dd>{describeField(fieldWord)}</dd>
            </div>
          ))}
        </dl>
      </dialog>
    </>
  );
}

/** Returns the displayed name of a field. If the field accepts or suggests certain values, also returns their displayed names. */
function describeField(fieldWord: FieldWord): string {
  if (fieldWord.field === 'quoteState') return t('searchHelpQuotes');
  const name = getSearchFieldName(fieldWord.field);
  const choices = listChoiceNames(fieldWord) ?? fieldWord.choices;
  return choices ? t('searchHelpChoices', name, choices.join(', ')) : name;
}

const SYNTAX = [
  ['tidal gauge', 'searchHelpWords'],
  ['"tidal gauge"', 'searchHelpPhrase'],
  ['-harbour', 'searchHelpNot'],
  ['pier OR quay', 'searchHelpOr'],
  ['has:quote', 'searchHelpHas'],
  ['missing:summary', 'searchHelpMissing'],
  ['access:"behind a login"', 'searchHelpValue'],
] as const;

const EXAMPLE_VALUES: Record<string, string> = {
  lang: 'de',
  subtype: 'preprint',
  purpose: 'analysis',
  year: '2024..2026',
  published: '>2026-05',
  saved: '>2026-10',
  changed: '2026-11-28',
  importance: '>60',
  credibility: '>=4',
  sync: 'differs',
  claims: 'unsupported',
  quotes: 'changed',
};

function getExample({ word, kind, choices }: FieldWord): string {
  if (kind === 'present') return `has:${word}`;
  return `${word}:${EXAMPLE_VALUES[word] ?? choices?.[0] ?? t('searchHelpAnyWord')}`;
}
