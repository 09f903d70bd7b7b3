// The host's words, language and classes.

import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { accepts, button, connect, paste, renderForm } from '../support/renderForm.js';

describe('messages', () => {
  it('are replaced one by one, and English fills the gaps', () => {
    renderForm({ onConnect: accepts, messages: { connect: 'Link IT Glue' } });
    expect(button('Link IT Glue')).toBeVisible();
    expect(screen.getByLabelText('API key')).toBeVisible();
  });

  it('may contain the name of the product', () => {
    renderForm({
      onConnect: accepts,
      appName: 'Acme',
      messages: { title: 'IT Glue for {appName}' },
    });
    expect(screen.getByRole('heading', { name: 'IT Glue for Acme' })).toBeVisible();
  });

  it('are rendered as text, whatever they contain', () => {
    const { container } = renderForm({
      onConnect: accepts,
      messages: { privacy: '<img src="x" onerror="alert(1)">' },
    });
    expect(screen.getByText('<img src="x" onerror="alert(1)">')).toBeVisible();
    expect(container.querySelector('img')).toBeNull();
  });

  it('set the language and direction of the form, while the key stays left to right', () => {
    const { container } = renderForm({
      onConnect: accepts,
      messages: { locale: 'ar', dir: 'rtl', 'apiKey.label': 'مفتاح' },
    });
    expect(container.firstElementChild).toHaveAttribute('lang', 'ar');
    expect(container.firstElementChild).toHaveAttribute('dir', 'rtl');
    expect(screen.getByLabelText('مفتاح')).toHaveAttribute('dir', 'ltr');
  });

  it('are in English, left to right, by default', () => {
    const { container } = renderForm();
    expect(container.firstElementChild).toHaveAttribute('lang', 'en');
    expect(container.firstElementChild).toHaveAttribute('dir', 'ltr');
  });

  it('use the plural forms of the language', async () => {
    renderForm({
      onConnect: async () => ({ subdomain: 'api', organizationCount: 3 }),
      messages: { locale: 'pl', 'organizations.few': '{count} organizacje' },
    });
    await connect();
    expect(await screen.findByText(/3 organizacje$/)).toBeVisible();
  });

  it('name the region that was picked from an address', async () => {
    renderForm({ onConnect: accepts, messages: { 'region.api.eu': 'Europa' } });
    await paste('https://acme.eu.itglue.com');
    expect(screen.getByText('Selected Europa — app.eu.itglue.com (api.eu).')).toBeVisible();
  });
});

describe('classes', () => {
  it('of the host are added to ours, part by part', () => {
    const { container } = renderForm({
      onConnect: accepts,
      classNames: { form: 'mt-4', submit: 'btn btn-primary', control: 'input' },
    });
    expect(container.firstElementChild).toHaveClass('itglue-form', 'mt-4');
    expect(button('Connect')).toHaveClass('itglue-submit', 'btn', 'btn-primary');
    expect(screen.getByLabelText('API key')).toHaveClass('itglue-control', 'input');
  });

  it('are only ours if the host passes none', () => {
    renderForm();
    expect(button('Connect').className).toBe('itglue-submit');
  });
});
