// The page while Acme's server does not answer.

export function Unreachable() {
  return (
    <main className="unreachable">
      <h1>Acme can’t be reached</h1>
      <p>Its server doesn’t answer as it should. Your settings are safe.</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  );
}
