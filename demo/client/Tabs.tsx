// Tabs, following the pattern of the ARIA Authoring Practices: arrow keys move the focus and select at once.

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export interface Tab {
  label: string;
  panel: ReactNode;
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);

  function move(event: KeyboardEvent) {
    const index = nextIndex(event.key);
    if (index === undefined) return;
    event.preventDefault();
    setChosen(index);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  }

  function nextIndex(key: string): number | undefined {
    switch (key) {
      case 'ArrowRight':
        return (chosen + 1) % tabs.length;
      case 'ArrowLeft':
        return (chosen + tabs.length - 1) % tabs.length;
      case 'Home':
        return 0;
      case 'End':
        return tabs.length - 1;
      default:
        return undefined;
    }
  }

  return (
    <>
      <div ref={list} role="tablist" className="tab-list" aria-label={label}>
        {tabs.map((tab, index) => (
          <button
            key={tab.label}
            type="button"
            role="tab"
            id={`${id}-tab-${index}`}
            aria-selected={index === chosen}
            aria-controls={index === chosen ? `${id}-panel` : undefined}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
            onKeyDown={move}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {/* The other panels are not rendered, so a typed key disappears with its form. */}
      <div
        key={chosen}
        role="tabpanel"
        id={`${id}-panel`}
        className="tab-panel"
        aria-labelledby={`${id}-tab-${chosen}`}
      >
        {tabs[chosen]?.panel}
      </div>
    </>
  );
}
