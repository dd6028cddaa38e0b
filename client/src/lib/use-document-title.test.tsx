import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { Link, MemoryRouter, Route, Routes } from 'react-router';
import { ArrivalContext, useDocumentTitle } from './use-document-title';

function First() {
  useDocumentTitle('First');
  return (
    <main>
      <h1>First</h1>
      <Link to="/late">go</Link>
    </main>
  );
}

let arrive: () => void = () => undefined;
function Late() {
  const [name, setName] = useState<string>();
  arrive = () => setName('Late');
  useDocumentTitle(name);
  return (
    <main>
      {name && <h1 tabIndex={-1}>{name}</h1>}
      <Link to="/late?page=2">more</Link>
    </main>
  );
}

function Site() {
  const arrival = useRef('/');
  return (
    <ArrivalContext value={arrival}>
      <Routes>
        <Route path="/" element={<First />} />
        <Route path="/late" element={<Late />} />
      </Routes>
    </ArrivalContext>
  );
}

it('a page that is arrived at takes the focus to its heading, once it is there, and once only', async () => {
  render(
    <MemoryRouter>
      <Site />
    </MemoryRouter>,
  );
  expect(document.title).toBe('First – Passerelle');
  expect(document.body).toHaveFocus();

  await userEvent.click(screen.getByRole('link', { name: 'go' }));
  expect(document.title).toBe('First – Passerelle');
  act(() => arrive());
  expect(document.title).toBe('Late – Passerelle');
  expect(screen.getByRole('heading', { name: 'Late' })).toHaveFocus();

  await userEvent.click(screen.getByRole('link', { name: 'more' }));
  expect(screen.getByRole('link', { name: 'more' })).toHaveFocus();
});
