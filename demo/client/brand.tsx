// Acme's logo and name.

export const brand = (
  <span className="brand">
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M16 7 25 25h-5.2L16 16.6 12.2 25H7z" />
    </svg>
    Acme
  </span>
);
