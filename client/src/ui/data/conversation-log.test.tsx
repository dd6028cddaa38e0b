import { act, render, screen } from '@testing-library/react';
import { ConversationLog, type LogMessage } from './ConversationLog';

const message = (id: string, text: string, mine = false): LogMessage => ({ id, author: mine ? 'Me' : 'Léa', mine, text, at: 'today', dateTime: '2026-06-01T08:00:00Z' });
const log = (...messages: LogMessage[]) => <ConversationLog label="Messages" messages={messages} empty="None" />;
const spoken = () => {
  act(() => jest.advanceTimersByTime(100));
  return screen.getByRole('status').textContent;
};

describe('a conversation', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const hello = message('1', 'Hello');

  it('is a log that speaks only through its status', () => {
    render(log(hello));
    expect(screen.getByRole('log', { name: 'Messages' }).getAttribute('aria-live')).toBe('off');
  });
  it('says nothing of what was there from the start', () => {
    render(log(hello));
    expect(spoken()).toBe('');
  });
  it('says what the other person writes, each message once', () => {
    const { rerender } = render(log(hello));
    rerender(log(hello, message('2', 'The ramp is wide'), message('3', 'And new')));
    expect(spoken()).toBe('Léa wrote: The ramp is wide Léa wrote: And new');
    rerender(log(hello, message('2', 'The ramp is wide'), message('3', 'And new'), message('4', 'Thanks', true)));
    rerender(log(hello, message('2', 'The ramp is wide'), message('3', 'And new'), message('4', 'Thanks', true), message('5', 'See you')));
    expect(spoken()).toBe('Léa wrote: See you');
  });
  it('says neither one’s own messages nor earlier ones', () => {
    const { rerender } = render(log(hello));
    rerender(log(message('0', 'Before'), hello, message('sending', 'Mine', true)));
    expect(spoken()).toBe('');
  });
  it('says the first message of all', () => {
    const { rerender } = render(log());
    rerender(log(hello));
    expect(spoken()).toBe('Léa wrote: Hello');
  });
});
