/** Asks for thumbnails as their tiles come into view: each id once, many ids in one message. */

const GATHER_MILLISECONDS = 20;
const AHEAD = '300px';

export class Demand {
  private readonly asked = new Set<string>();
  private readonly observer: IntersectionObserver;
  private waiting: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(scroller: HTMLElement, ask: (ids: string[]) => void, signal: AbortSignal) {
    // The scroller must be the root: a margin does not reach into nested scrollers.
    this.observer = new IntersectionObserver(
      entries => {
        for (const entry of entries) {
          if (entry.isIntersecting) {
            this.observer.unobserve(entry.target);
            this.want((entry.target as HTMLElement).dataset['id'] ?? '');
          }
        }
        this.timer ??= setTimeout(() => {
          this.timer = undefined;
          if (this.waiting.length > 0) {
            ask(this.waiting);
            this.waiting = [];
          }
        }, GATHER_MILLISECONDS);
      },
      { root: scroller, rootMargin: AHEAD }
    );
    signal.addEventListener('abort', () => {
      this.observer.disconnect();
      clearTimeout(this.timer);
    });
  }

  /** Watches a tile, whose `data-id` is asked for when it is near the visible part. */
  watch(tile: HTMLElement): void {
    this.observer.observe(tile);
  }

  /** Forgets the tiles of the page that is being left. */
  release(): void {
    this.observer.disconnect();
  }

  private want(id: string): void {
    if (id !== '' && !this.asked.has(id)) {
      this.asked.add(id);
      this.waiting.push(id);
    }
  }
}
