import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { act } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/buttons/Button';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { TextField } from '../../ui/forms/TextField';
import { ApiProblem } from '../api/api-problem';
import { fieldOfPath } from './field-place';
import { useProblemForm } from './use-problem-form';

const refusal = (errors: { path: string; message: string }[], more: Partial<ConstructorParameters<typeof ApiProblem>[0]> = {}) =>
  new ApiProblem({ code: 'request.invalid', title: 'Not yet', detail: 'Please look again.', status: 422, errors: errors.map((error) => ({ code: 'x', ...error })), ...more });

function Example({ send }: { send: (values: { name: string; price: string }) => Promise<unknown> }) {
  const { t } = useTranslation('ui');
  const { fields, formProps, summary, busy } = useProblemForm({
    id: 'car',
    defaultValues: { name: '', price: '' },
    send,
    paths: { 'pricing.perDay': 'price' },
  });
  return (
    <form {...formProps}>
      <p>{t('dialog.cancel')}</p>
      <ErrorSummary {...summary} />
      <TextField {...fields.text('name', { required: 'Enter a name.' })} label="Name" />
      <TextField {...fields.text('price')} label="Price" />
      <Button type="submit" busy={busy} busyText="Sending">
        Send
      </Button>
    </form>
  );
}

const nameField = () => screen.getByRole('textbox', { name: 'Name' });
const priceField = () => screen.getByRole('textbox', { name: 'Price' });
const press = () => userEvent.click(screen.getByRole('button', { name: 'Send' }));

describe('a form whose fields are wrong', () => {
  it('says so at the field and in a summary that takes the focus, and sends nothing', async () => {
    const send = jest.fn();
    render(<Example send={send} />);
    await press();
    expect(nameField()).toHaveAccessibleDescription('Enter a name.');
    await waitFor(() => expect(screen.getByRole('group')).toHaveFocus());
    await userEvent.click(screen.getByRole('link', { name: 'Enter a name.' }));
    expect(nameField()).toHaveFocus();
    expect(send).not.toHaveBeenCalled();
  });

  it("binds the server's errors to the fields, by name and by path, and loses nothing that was typed", async () => {
    render(
      <Example
        send={() =>
          Promise.reject(
            refusal([
              { path: 'pricing.perDay.amount', message: 'Between 5 and 500 euros.' },
              { path: 'name', message: 'Too long.' },
              { path: 'location', message: 'We need a place.' },
            ]),
          )
        }
      />,
    );
    await userEvent.type(nameField(), 'My car');
    await userEvent.type(priceField(), '3');
    await press();
    expect(await screen.findByRole('group', { name: '3 things to correct' })).toHaveFocus();
    expect(nameField()).toHaveAccessibleDescription('Too long.');
    expect(priceField()).toHaveAccessibleDescription('Between 5 and 500 euros.');
    expect(nameField()).toHaveValue('My car');
    expect(priceField()).toHaveValue('3');
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['We need a place.', 'Too long.', 'Between 5 and 500 euros.']);
  });

  it('forgets what the server said of a field once it is changed, and lets the form be sent again', async () => {
    const send = jest.fn().mockRejectedValueOnce(refusal([{ path: 'name', message: 'Too long.' }])).mockResolvedValueOnce(undefined);
    render(<Example send={send} />);
    await userEvent.type(nameField(), 'My car');
    await press();
    await screen.findByRole('group');
    await userEvent.type(nameField(), '!');
    expect(screen.queryByText('Too long.')).not.toBeInTheDocument();
    await press();
    expect(send).toHaveBeenLastCalledWith({ name: 'My car!', price: '' });
  });

  it('brings the focus back to the summary at each attempt', async () => {
    render(<Example send={() => Promise.reject(refusal([{ path: 'name', message: 'Too long.' }]))} />);
    await userEvent.type(nameField(), 'x');
    await press();
    await waitFor(() => expect(screen.getByRole('group')).toHaveFocus());
    await press();
    await waitFor(() => expect(screen.getByRole('group')).toHaveFocus());
  });
});

describe('a refusal that is about no field', () => {
  it('shows its title and sentence, and how long to wait', async () => {
    render(<Example send={() => Promise.reject(refusal([], { status: 429, retryAfter: 90 }))} />);
    await userEvent.type(nameField(), 'x');
    await press();
    const summary = await screen.findByRole('group', { name: 'Not yet' });
    expect(summary).toHaveTextContent('Please look again. Please try again in 2 minutes.');
  });
});

describe('while it is sent', () => {
  it('a second press or Enter sends nothing', async () => {
    let finish: () => void = () => undefined;
    const send = jest.fn(() => new Promise<void>((done) => (finish = done)));
    render(<Example send={send} />);
    await userEvent.type(nameField(), 'x{Enter}');
    await userEvent.type(nameField(), '{Enter}');
    expect(send).toHaveBeenCalledTimes(1);
    await act(async () => finish());
  });
});

describe('a change of language', () => {
  it('keeps what was typed and where the person is', async () => {
    render(<Example send={() => Promise.resolve()} />);
    await userEvent.type(nameField(), 'Ma voiture');
    const field = nameField();
    await act(() => i18next.changeLanguage('fr'));
    expect(screen.getByText('Annuler')).toBeInTheDocument();
    expect(nameField()).toBe(field);
    expect(field).toHaveValue('Ma voiture');
    expect(field).toHaveFocus();
  });
});

describe('the field of a path', () => {
  const fields = new Set(['name', 'price', 'access', 'spaces.0.width']);
  it.each([
    ['name', 'name'],
    ['access.width', 'access'],
    ['spaces.0.width', 'spaces.0.width'],
    ['pricing.perDay.amount', 'price'],
    ['other', undefined],
  ])('%s is %s', (path, expected) => expect(fieldOfPath(path, (name) => fields.has(name), { 'pricing.perDay': 'price' })).toBe(expected));
});
