import { describeStrip } from '@/lib/app/describe/describe-strip';
import { describeStripWithSync, type FormSync, hasWikiMessage } from '@/lib/app/describe/form-sync';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftState } from '@/lib/app/form/draft-state';
import { type FormStatus, getFormStatus } from '@/lib/app/form/form-status';
import { t } from '@/lib/browser/i18n/message';
import { useFocusFallback } from '../ui/use-focus-fallback';
import { FormMenu } from './FormMenu';
import { StripMessage } from './StripMessage';

type Props = {
  state: DraftState;
  actions: FormActions;
  textShown: boolean;
  notice: string | null;
  sync: FormSync | null;
};

/** One message at a time with its buttons, followed by the buttons for the text, the side panel and the menu. */
export function StatusStrip({ state, actions, textShown, notice, sync }: Props) {
  const strip = getFormStatus(state);
  const { tone, sign, text } = describeStripWithSync(state, describeStrip(strip), sync);
  const message = notice ?? text;
  const buttons = listButtons(strip, actions, sync);
  useFocusFallback(strip.kind, '.strip-actions', FOCUS_FALLBACK_SELECTORS);
  return (
    <header className="strip" data-tone={tone} data-long={message.length > MAX_SHORT_LENGTH}>
      <span className="strip-icon" aria-hidden="true">
        {sign}
      </span>
      <StripMessage text={message} />
      {state.phase !== 'reading' && (
        <div className="strip-tools">
          <button
            type="button"
            className="button"
            data-kind="quiet"
            aria-pressed={textShown}
            onClick={() => actions.showTextPreview(!textShown)}
          >
            {t('buttonTextPreview')}
          </button>
          {actions.openBesidePage && (
            <button type="button" className="button" data-kind="quiet" onClick={actions.openBesidePage}>
              {t('buttonSidePanel')}
            </button>
          )}
          <FormMenu state={state} excludedLabels={buttons.map(([label]) => label)} actions={actions} />
        </div>
      )}
      <StripActions buttons={buttons} />
    </header>
  );
}

// A pressed button disappears with its message; the focus then moves to the next message.
const FOCUS_FALLBACK_SELECTORS = ['#strip'];

// In characters: the longest message that fits on one line of 420 px with the buttons.
const MAX_SHORT_LENGTH = 32;

type StripButton = readonly [label: string, press: () => void];

function StripActions({ buttons }: { buttons: readonly StripButton[] }) {
  if (buttons.length === 0) return null;
  return (
    <div className="strip-actions">
      {buttons.map(([label, run]) => (
        <button key={label} type="button" className="button" onClick={run}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** The buttons of the message. Where the wiki waits for a choice of the reader, its button comes first. */
function listButtons(strip: FormStatus, actions: FormActions, sync: FormSync | null): readonly StripButton[] {
  const stripButtons = listStripButtons(strip, actions);
  const wikiAction = sync && hasWikiMessage(strip.kind, sync) ? sync.action : null;
  // Only two buttons fit on the line of the message; the menu has the others.
  return wikiAction ? [[wikiAction.label, wikiAction.run], ...stripButtons.slice(-1)] : stripButtons;
}

function listStripButtons(strip: FormStatus, actions: FormActions): StripButton[] {
  switch (strip.kind) {
    case 'restored':
      return [[t('buttonStartOver'), actions.startOver]];
    case 'started-over':
      return [[t('buttonUndoStartOver'), actions.undoStartOver]];
    case 'already-saved':
      return [[t('buttonCaptureAgain'), actions.captureAgain]];
    case 'little-text':
    case 'text-none':
      return [
        [t('buttonUseSelection'), () => actions.captureScope('selection')],
        [t('buttonWholePage'), () => actions.captureScope('page')],
      ];
    case 'hint':
      return [[t('buttonReadTextAgain'), () => actions.captureScope('article')]];
    case 'saving':
      return strip.waitsForText ? [[t('buttonSaveWithoutText'), () => actions.save(false)]] : [];
    case 'saved':
      return [
        [t('buttonCopyCitation'), actions.copyCitation],
        [t('buttonOpenRecord'), actions.openRecord],
      ];
    case 'not-saved':
      return strip.problem.kind === 'invalid' ? [] : [[t('buttonTryAgain'), () => actions.save(true)]];
    default:
      return [];
  }
}
