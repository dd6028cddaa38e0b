import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { ComboBoxField } from './ComboBoxField';

const towns = ['Lyon', 'Lyons-la-Forêt'].map((label, index) => ({ id: String(index), label, detail: `6900${index}` }));

// jsdom lays nothing out, so there is nothing to scroll.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

function Where({ onSelect }: { onSelect: (id: string) => void }) {
  const [text, setText] = useState('');
  return (
    <ComboBoxField
      label="Where"
      inputValue={text}
      onInputChange={setText}
      suggestions={text ? towns : []}
      onSelect={(town) => {
        setText(town.label);
        onSelect(town.id);
      }}
    />
  );
}

describe('ComboBoxField', () => {
  it('is chosen from by the keyboard, and keeps the focus', async () => {
    const chosen = jest.fn();
    render(<Where onSelect={chosen} />);
    const box = screen.getByRole('combobox', { name: 'Where' });
    await userEvent.type(box, 'Ly');
    expect(box).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Lyons-la-Forêt');
    await userEvent.keyboard('{Enter}');
    expect(chosen).toHaveBeenCalledWith('1');
    expect(box).toHaveValue('Lyons-la-Forêt');
    expect(box).toHaveFocus();
    expect(box).toHaveAttribute('aria-expanded', 'false');
  });

  it('is chosen from by a press', async () => {
    const chosen = jest.fn();
    render(<Where onSelect={chosen} />);
    await userEvent.type(screen.getByRole('combobox'), 'Ly');
    await userEvent.click(screen.getByRole('option', { name: /^Lyon 69000/ }));
    expect(chosen).toHaveBeenCalledWith('0');
  });

  it('keeps what was typed when the list is closed without a choice', async () => {
    const chosen = jest.fn();
    render(<Where onSelect={chosen} />);
    await userEvent.type(screen.getByRole('combobox'), 'Ly{ArrowDown}{Escape}');
    expect(screen.queryByRole('option')).not.toBeInTheDocument();
    expect(screen.getByRole('combobox')).toHaveValue('Ly');
    expect(chosen).not.toHaveBeenCalled();
  });
});
