// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useWikiQuestion } from '@/entrypoints/popup/use-wiki-question';

/** Renders the question about a subject. `answer` responds to the latest question that was asked. */
function renderQuestion() {
  let respond: (answer: string | null) => void = () => undefined;
  const ask = (_subject: object, _questionId: string, _isRepeated: boolean) =>
    new Promise<string | null>((resolve) => {
      respond = resolve;
    });
  const { result, rerender } = renderHook(({ subject }) => useWikiQuestion(subject, ask), {
    initialProps: { subject: { url: 'https://example.com/a' } },
  });
  const getState = () => ({ status: result.current?.status, answer: result.current?.answer });
  return {
    getState,
    rerender,
    askAgain: () => act(() => result.current?.askAgain()),
    cancel: () => act(() => result.current?.cancel()),
    answer: (answer: string | null) => act(async () => respond(answer)),
  };
}

describe('useWikiQuestion', () => {
  it('keeps the answer while the reader asks again, cancels, and gets no response', async () => {
    const { getState, askAgain, cancel, answer } = renderQuestion();
    expect(getState()).toEqual({ status: 'asking', answer: null });
    await answer('first');
    askAgain();
    expect(getState()).toEqual({ status: 'asking', answer: 'first' });
    cancel();
    expect(getState()).toEqual({ status: 'cancelled', answer: 'first' });
    askAgain();
    await answer(null);
    expect(getState()).toEqual({ status: 'failed', answer: 'first' });
    askAgain();
    await answer('second');
    expect(getState()).toEqual({ status: 'answered', answer: 'second' });
  });

  it('does not show the answer about another subject', async () => {
    const { getState, rerender, answer } = renderQuestion();
    await answer('first');
    rerender({ subject: { url: 'https://example.com/b' } });
    expect(getState()).toEqual({ status: 'asking', answer: null });
  });
});
