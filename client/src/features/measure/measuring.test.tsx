import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { keepChair, readKeptChairs } from '../../lib/chairs';
import { forgetDevice } from '../../lib/device-store';
import { Component as ChairPage } from './ChairPage';
import { Component as MeasurePage } from './MeasurePage';
import { Component as QuestionPage } from './QuestionPage';

function Elsewhere() {
  const { pathname, search } = useLocation();
  return <p>Arrived at {pathname + search}</p>;
}

function open(address: string) {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Routes>
        <Route path="/measure" element={<MeasurePage />} />
        <Route path="/measure/:chairId" element={<ChairPage />} />
        <Route path="/measure/:chairId/:question" element={<QuestionPage />} />
        <Route path="*" element={<Elsewhere />} />
      </Routes>
    </MemoryRouter>,
  );
  return userEvent.setup({ delay: null });
}

const heading = (name: string) => screen.getByRole('heading', { level: 1, name });
const press = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole('textbox', { name });

// Forms, typed into: on a busy machine this takes seconds.
jest.setTimeout(20_000);

beforeEach(() => forgetDevice());

describe('measuring a chair, one question at a time', () => {
  it('goes from question to question, and asks again about a number in another unit', async () => {
    const user = open('/measure/new/propulsion');
    await user.click(press('Next'));
    expect(heading('Who moves the chair up a ramp?')).toBeVisible();
    expect(screen.getByText('Say who moves the chair up a ramp.', { selector: 'p *' })).toBeVisible();
    await user.click(screen.getByLabelText('Somebody pushes me'));
    await user.click(press('Next'));
    expect(heading('How wide is the chair?')).toBeVisible();
    expect(screen.getByText('Question 2 of 12')).toBeVisible();
    expect(screen.getByRole('img', { name: /from one push rim to the other/ })).toBeVisible();
    await user.type(field('Width'), '640');
    await user.click(press('Next'));
    expect(heading('How wide is the chair?')).toBeVisible();
    await user.click(press('Yes, use 64 cm'));
    expect(field('Width')).toHaveFocus();
    await user.click(press('Next'));
    expect(heading('How long is it, feet included?')).toBeVisible();
  });

  it('keeps each answer as it is typed, shows them all at the end, and goes back where the visitor came from', async () => {
    const user = open('/measure/new/propulsion?to=%2Fcars%2Fvhc_1');
    await user.click(screen.getByLabelText('I push it myself'));
    await user.click(press('Next'));
    await user.type(field('Width'), '64');
    await user.click(screen.getByRole('link', { name: 'Go to the end' }));
    expect(screen.getByText('64 cm')).toBeVisible();
    expect(readKeptChairs()).toEqual([]);
    await user.click(press('Save and go back'));
    expect(screen.getByText('Arrived at /cars/vhc_1')).toBeVisible();
    expect(readKeptChairs()).toMatchObject([{ travels: true, wheelchair: { propulsion: 'self', width: 640 } }]);
  });

  it('does not save while an answer cannot be read, and names it', async () => {
    const user = open('/measure/new/propulsion');
    await user.click(screen.getByRole('link', { name: 'Go to the end' }));
    expect(screen.getByText('One answer is still to be corrected before you can save.')).toBeVisible();
    await user.click(press('Save and go back'));
    expect(readKeptChairs()).toEqual([]);
    await user.click(screen.getByRole('link', { name: 'Change: On a ramp' }));
    expect(heading('Who moves the chair up a ramp?')).toBeVisible();
  });

  it('can be left and taken up again, faults and all', async () => {
    const user = open('/measure/new/width');
    await user.type(field('Width'), '640');
    await user.click(screen.getByRole('link', { name: 'Back' }));
    await user.click(screen.getByRole('link', { name: 'Back' }));
    await user.click(screen.getByRole('link', { name: 'Go on' }));
    expect(field('Width')).toHaveValue('640');
  });

  it('leads to the list where the question or the chair does not exist', () => {
    open('/measure/77/width');
    expect(heading('Your wheelchairs')).toBeVisible();
  });
});

describe('the kept chairs', () => {
  it('are changed on one page, or left as they were', async () => {
    keepChair({ name: 'Papa', wheelchair: { propulsion: 'powered', width: 660 } });
    const user = open('/measure/1?to=%2F');
    await user.clear(field('Width'));
    await user.click(press('Go back without saving'));
    expect(readKeptChairs()).toMatchObject([{ wheelchair: { width: 660 } }]);
  });

  it('never lead to another site', async () => {
    keepChair({ name: '', wheelchair: { propulsion: 'self' } });
    const user = open('/measure/1?to=%2F%2Fevil.example');
    await user.click(press('Go back without saving'));
    expect(screen.getByText('Arrived at /search')).toBeVisible();
  });

  it('are removed one by one; the focus stays in the list', async () => {
    keepChair({ name: 'Papa', wheelchair: { propulsion: 'powered' } });
    keepChair({ name: '', wheelchair: { propulsion: 'self' } });
    const user = open('/measure');
    await user.click(press('Remove Papa'));
    expect(readKeptChairs()).toHaveLength(1);
    expect(await screen.findByText('Papa is removed.')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Kept on this device' })).toHaveFocus();
  });

  it('have a form that summarises what is wrong and takes the focus', async () => {
    const user = open('/measure/new');
    await user.type(field('Width'), '665');
    await user.click(press('Save and go back'));
    expect(screen.getByRole('group', { name: '2 things to correct' })).toHaveFocus();
    await user.click(screen.getByRole('link', { name: /Width: Did you mean 66.5 cm/ }));
    expect(field('Width')).toHaveFocus();
  });
});
