import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiProblem } from '../../../lib/api/api-problem';
import { SearchRefused } from './SearchRefused';

const problem = (status: number) => new ApiProblem({ code: 'request.invalid', title: 'These dates have gone by', detail: 'Choose others.', status });

describe('a search without an answer', () => {
  it.each([
    ['that would be refused again is to be changed', 422, 'Change the search'],
    ['that may work in a moment is tried again', 503, 'Try again'],
  ])('%s', async (_, status, name) => {
    const calls = { onChange: jest.fn(), onRetry: jest.fn() };
    render(<SearchRefused error={problem(status)} {...calls} />);
    expect(screen.getByRole('alert')).toHaveTextContent('These dates have gone byChoose others.');
    await userEvent.click(screen.getByRole('button', { name }));
    expect([calls.onChange.mock.calls.length, calls.onRetry.mock.calls.length]).toEqual(status === 422 ? [1, 0] : [0, 1]);
  });
});
