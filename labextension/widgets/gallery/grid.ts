/**
 * One page of tiles, as a listbox: one tab stop, arrows move the focus, the mouse and the keys choose.
 */
import { gestureOf, type Gesture } from './selection';
import { describe } from './preview';
import type { Item } from './wire';

export interface GridEvents {
  choose(id: string, gesture: Gesture): void;
  chooseAll(): void;
  clear(): void;
  zoom(id: string): void;
}

export class Grid {
  readonly node = document.createElement('div');
  private tiles: HTMLElement[] = [];
  private readonly byId = new Map<string, HTMLElement>();

  constructor(private readonly events: GridEvents) {
    this.node.className = 'layer-grid';
    this.node.setAttribute('role', 'listbox');
    this.node.setAttribute('aria-multiselectable', 'true');
    this.node.setAttribute('aria-label', 'Gallery');
    this.node.addEventListener('click', event => this.onClick(event));
    this.node.addEventListener('dblclick', event => this.onDoubleClick(event));
    this.node.addEventListener('keydown', event => this.onKey(event));
  }

  /** Replaces the page; `url` gives the pictures that are already here. Returns the tiles that lack one. */
  show(items: readonly Item[], url: (id: string) => string | undefined): HTMLElement[] {
    this.byId.clear();
    this.tiles = items.map(item => this.drawTile(item));
    this.node.replaceChildren(...this.tiles);
    this.node.scrollTop = 0;
    this.tiles[0]?.setAttribute('tabindex', '0');
    const bare: HTMLElement[] = [];
    for (const item of items) {
      const tile = this.byId.get(item.id);
      const source = url(item.id);
      if (source !== undefined) {
        this.paint(item.id, source);
      } else if (tile !== undefined) {
        bare.push(tile);
      }
    }
    return bare;
  }

  paint(id: string, source: string): void {
    const tile = this.byId.get(id);
    const image = tile?.querySelector('img');
    if (tile && image) {
      image.src = source;
      image.hidden = false;
      tile.classList.remove('layer-bare');
    }
  }

  markMissing(id: string): void {
    const note = this.byId.get(id)?.querySelector('.layer-frame:has(> img[hidden]) > .layer-note');
    if (note) {
      note.textContent = 'no preview';
    }
  }

  markSelected(selected: ReadonlySet<string>): void {
    for (const [id, tile] of this.byId) {
      tile.setAttribute('aria-selected', String(selected.has(id)));
    }
  }

  focus(id: string): void {
    const tile = this.byId.get(id);
    if (tile) {
      this.moveFocus(tile);
    }
  }

  private drawTile(item: Item): HTMLElement {
    const tile = document.createElement('div');
    tile.className = 'layer-tile layer-bare';
    tile.dataset['id'] = item.id;
    tile.tabIndex = -1;
    tile.setAttribute('role', 'option');
    tile.setAttribute('aria-selected', 'false');
    tile.setAttribute('aria-label', item.label);
    tile.title = [item.label, describe(item)].filter(line => line !== '').join('\n');
    const frame = document.createElement('div');
    frame.className = item.has_alpha ? 'layer-frame layer-alpha' : 'layer-frame';
    const image = document.createElement('img');
    image.alt = '';
    image.decoding = 'async';
    image.hidden = true;
    const note = document.createElement('span');
    note.className = 'layer-note';
    note.textContent = item.kind === 'image' ? '' : item.kind;
    frame.append(image, note);
    const label = document.createElement('span');
    label.className = 'layer-label';
    label.textContent = item.label;
    tile.append(frame, label);
    this.byId.set(item.id, tile);
    return tile;
  }

  private tileOf(event: Event): HTMLElement | null {
    return event.target instanceof Element ? event.target.closest<HTMLElement>('.layer-tile') : null;
  }

  private onClick(event: MouseEvent): void {
    const tile = this.tileOf(event);
    // The second click of a double click would undo what the first chose.
    if (tile?.dataset['id'] && event.detail < 2) {
      this.moveFocus(tile);
      this.events.choose(tile.dataset['id'], gestureOf(event));
    }
  }

  private onDoubleClick(event: MouseEvent): void {
    const id = this.tileOf(event)?.dataset['id'];
    if (id) {
      this.events.zoom(id);
    }
  }

  private onKey(event: KeyboardEvent): void {
    const tile = this.tileOf(event);
    const id = tile?.dataset['id'];
    if (!tile || !id) {
      return;
    }
    const target = this.target(tile, event.key);
    if (target !== undefined) {
      this.moveFocus(target);
      if (event.shiftKey && target.dataset['id']) {
        this.events.choose(target.dataset['id'], 'range');
      }
    } else if (event.key === 'Enter') {
      this.events.choose(id, gestureOf(event));
    } else if (event.key === ' ') {
      this.events.choose(id, event.shiftKey ? 'range' : 'toggle');
    } else if (event.key === 'z') {
      this.events.zoom(id);
    } else if (event.key === 'Escape') {
      this.events.clear();
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      this.events.chooseAll();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private target(from: HTMLElement, key: string): HTMLElement | undefined {
    const here = this.tiles.indexOf(from);
    const last = this.tiles.length - 1;
    const steps: Record<string, number> = {
      ArrowLeft: here - 1,
      ArrowRight: here + 1,
      ArrowUp: here - this.columns(),
      ArrowDown: here + this.columns(),
      Home: 0,
      End: last
    };
    const next = steps[key];
    return next === undefined ? undefined : (this.tiles[next] ?? from);
  }

  private columns(): number {
    const top = this.tiles[0]?.offsetTop;
    const inFirstRow = this.tiles.findIndex(tile => tile.offsetTop !== top);
    return inFirstRow === -1 ? this.tiles.length : inFirstRow;
  }

  private moveFocus(tile: HTMLElement): void {
    for (const other of this.tiles) {
      other.tabIndex = other === tile ? 0 : -1;
    }
    tile.focus({ preventScroll: true });
    tile.scrollIntoView({ block: 'nearest' });
  }
}
