import { render, screen } from '@testing-library/react';
import { Settings } from './Settings';

it('shows the form', () => {
  render(<Settings />);
  expect(screen.getByRole('button', { name: 'Connect' })).toBeTruthy();
});
