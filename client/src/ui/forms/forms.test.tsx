import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { ErrorSummary } from './ErrorSummary';
import { NumberField, type NumberAnswer } from './NumberField';
import { readNumber } from './read-number';
import { TextField } from './TextField';

describe('ErrorSummary', () => {
  const form = (errors: { fieldId: string; message: string }[], attempt = 1) => (
    <>
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField id="town" label="Town" />
      <TextField id="mail" label="E-mail" />
    </>
  );
  const errors = [
    { fieldId: 'town', message: 'Say where' },
    { fieldId: 'mail', message: 'Write an address with an @' },
  ];

  it('takes focus when it appears, and says how much there is to correct', () => {
    const { rerender } = render(form([]));
    rerender(form(errors));
    expect(screen.getByRole('group', { name: '2 things to correct' })).toHaveFocus();
  });

  it('takes focus again at the next attempt, not at each keystroke', async () => {
    const { rerender } = render(form(errors));
    await userEvent.click(screen.getByRole('textbox', { name: 'Town' }));
    rerender(form(errors.slice(1)));
    expect(screen.getByRole('textbox', { name: 'Town' })).toHaveFocus();
    rerender(form(errors.slice(1), 2));
    expect(screen.getByRole('group', { name: 'One thing to correct' })).toHaveFocus();
  });

  it('leads to the field that each line is about', async () => {
    render(form(errors));
    await userEvent.click(screen.getByRole('link', { name: 'Write an address with an @' }));
    expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveFocus();
  });
});

describe('NumberField', () => {
  function Width({ seen }: { seen: (answer: NumberAnswer) => void }) {
    const [value, setValue] = useState<NumberAnswer>({ text: '66', unknown: false });
    const change = (answer: NumberAnswer) => {
      seen(answer);
      setValue(answer);
    };
    return <NumberField label="Width" unit="cm" value={value} onChange={change} allowUnknown />;
  }

  it('closes the box when the person does not know, and gives back what was typed', async () => {
    const seen = jest.fn();
    render(<Width seen={seen} />);
    const box = screen.getByRole('textbox', { name: 'Width' });
    expect(box).toHaveAccessibleDescription('cm');
    await userEvent.click(screen.getByRole('checkbox', { name: "I don't know : Width" }));
    expect(seen).toHaveBeenLastCalledWith({ text: '66', unknown: true });
    expect(box).toBeDisabled();
    expect(box).toHaveValue('');
    await userEvent.click(screen.getByRole('checkbox'));
    expect(box).toHaveValue('66');
  });

  it.each([
    ['10,5', 10.5],
    ['10.5', 10.5],
    ['1 250', 1250],
    ['1\u202f250,5', 1250.5],
    ['', undefined],
    ['-3', undefined],
    ['1e3', undefined],
    ['66 cm', undefined],
  ])('reads %p as %p', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });
});

describe('a field', () => {
  it('says its hint and its error with it', () => {
    render(<TextField label="Town" hint="Or a postcode" error="Say where" />);
    const field = screen.getByRole('textbox', { name: 'Town' });
    expect(field).toHaveAccessibleDescription('Or a postcode Say where');
    expect(field).toBeInvalid();
  });
});
