// Acme's navigation. Only one of the pages exists, so only that one is a link.

const otherPages = ['General', 'Members', 'Billing', 'Audit log'];

export function SideNavigation() {
  return (
    <nav className="side-navigation" aria-label="Settings">
      <h2>Settings</h2>
      <ul>
        <li>
          <a href="/" aria-current="page">
            Integrations
          </a>
        </li>
        {otherPages.map((page) => (
          <li key={page}>{page}</li>
        ))}
      </ul>
    </nav>
  );
}
