// In step with windows elsewhere, through the server: says where this one is, hears where the room is.

const AGAIN = 1000; // ms before a request that failed is made again

export class Wire {
  private readonly stopped = new AbortController();
  private version: number | null = null;
  private latest: unknown = null;

  /** `hear` is told where the room is, `empty` that nobody has said anything in it yet. */
  constructor(
    private readonly address: string,
    private readonly hear: (at: unknown) => void,
    private readonly empty: () => void
  ) {
    // The first visitor after a start of the server is told by Streamlit that this page is not known yet; it is, and
    // the note would keep the map from being touched.
    for (const each of document.querySelectorAll<HTMLElement>('[role=dialog] [aria-label=Close]')) each.click();
    void this.listen();
  }

  private async listen(): Promise<void> {
    const {signal} = this.stopped;
    while (!signal.aborted) {
      try {
        const after = this.version === null ? '' : `?after=${this.version}`; // at first it is told at once
        const answer = await fetch(this.address + after, {signal, cache: 'no-store'});
        if (answer.status === 404) return;
        if (!answer.ok) throw new Error(answer.statusText);
        const {version, at} = (await answer.json()) as {version: number; at: unknown};
        if (version > (this.version ?? 0)) this.hear(at);
        else if (this.version === null) this.empty();
        this.version = version;
      } catch {
        await new Promise(done => window.setTimeout(done, AGAIN)); // the server is away: it may come back
      }
    }
  }

  say(at: unknown): void {
    this.latest = at;
    const said: RequestInit = {
      method: 'POST',
      body: JSON.stringify(at),
      headers: {'content-type': 'application/json'},
      keepalive: true,
      cache: 'no-store'
    };
    const again = (): void => {
      if (this.latest === at && !this.stopped.signal.aborted) this.say(at);
    };
    fetch(this.address, said).catch(() => window.setTimeout(again, AGAIN));
  }

  stop(): void {
    this.stopped.abort();
  }
}
