// What every tool is to the test: something that a host starts on its page.

export interface Settings {
  /** Where it sends to: an address of the sink. */
  sink: string;
  /** Whether the host has turned off what masks the fields of a page, as far as the tool lets it. */
  unmasked: boolean;
  /** Whether the host records the bodies of requests. */
  bodies: boolean;
  /** Whether the host leaves out our form where no mark can: the bodies of its requests, its field. */
  leavesOut: boolean;
}

/** Starts the tool. What it gives sends all that the tool still holds. */
export type Start = (settings: Settings) => Promise<Flush> | Flush;

export type Flush = () => unknown;

/** The path that the form posts to, which a host leaves out of what it records. */
export const ours = '/api/itglue';

declare global {
  interface Window {
    /** Renders the page. */
    render(): void;
    /** Does what a recorder notices, with this text in it. */
    show(text: string): Promise<void>;
    flush?: Flush;
  }
}
