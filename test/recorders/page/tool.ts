// The interface of every tool: a host starts it on its page.

export interface Settings {
  /** The address that it sends to, at the sink. */
  sink: string;
  /** Whether the host has turned the masking of fields off, as far as the tool allows. */
  unmasked: boolean;
  /** Whether the host records the bodies of requests. */
  bodies: boolean;
  /** Whether the host excludes our form where marks don't help: its requests or its field. */
  leavesOut: boolean;
}

/** Starts the tool. Returns a function that sends everything that the tool has buffered. */
export type Start = (settings: Settings) => Promise<Flush> | Flush;

export type Flush = () => unknown;

/** The path that the form posts to, for hosts that exclude it from recording. */
export const ours = '/api/itglue';

declare global {
  interface Window {
    /** Renders the page. */
    render(): void;
    /** Performs actions that recorders record, with this text in them. */
    show(text: string): Promise<void>;
    flush?: Flush;
  }
}
