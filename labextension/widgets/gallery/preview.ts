/** One item, large, over the page: its thumbnail at once, the sharper picture when Python has sent it. */
import type { Item } from './wire';

export interface PreviewEvents {
  step(by: number): void;
  closed(id: string): void;
}

export class Preview {
  private readonly dialog = document.createElement('dialog');
  private readonly image = document.createElement('img');
  private readonly caption = document.createElement('p');
  private shown: string | null = null;

  constructor(host: HTMLElement, signal: AbortSignal, events: PreviewEvents) {
    this.dialog.className = 'layer-preview';
    this.dialog.append(this.image, this.caption);
    this.dialog.addEventListener('click', () => this.dialog.close());
    this.dialog.addEventListener('close', () => {
      const last = this.shown;
      this.shown = null;
      if (last !== null) {
        events.closed(last);
      }
    });
    this.dialog.addEventListener('keydown', event => {
      event.stopPropagation();
      const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
      if (by !== undefined) {
        event.preventDefault();
        events.step(by);
      }
    });
    host.append(this.dialog);
    signal.addEventListener('abort', () => this.dialog.remove());
  }

  /** The id of the item on show, or null while closed. */
  get current(): string | null {
    return this.shown;
  }

  open(item: Item, thumbnail: string | undefined): void {
    this.shown = item.id;
    this.draw(thumbnail);
    this.image.alt = item.label;
    this.image.classList.toggle('layer-alpha', item.has_alpha);
    this.dialog.setAttribute('aria-label', item.label);
    const name = document.createElement('strong');
    name.textContent = item.label;
    const facts = document.createElement('span');
    facts.textContent = describe(item);
    this.caption.replaceChildren(name, facts);
    if (!this.dialog.open) {
      this.dialog.showModal();
    }
  }

  /** Replaces the thumbnail, unless another item is on show by now. */
  sharpen(id: string, url: string | undefined): void {
    if (this.shown === id && url !== undefined) {
      this.draw(url);
    }
  }

  private draw(url: string | undefined): void {
    if (url === undefined) {
      this.image.removeAttribute('src');
    } else {
      this.image.src = url;
    }
  }
}

export function describe(item: Item): string {
  const size = item.width && item.height ? `${item.width} × ${item.height}` : '';
  const seed = item.seed === null || item.seed === undefined ? '' : `seed ${item.seed}`;
  const run = item.run_id ? `run ${item.run_id.slice(0, 8)}` : '';
  return [item.model, size, seed, run].filter(fact => fact).join(' · ');
}
