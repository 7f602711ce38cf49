/**
 * Joins the gallery's pieces: traits and messages on one side, toolbar, grid and preview on the other.
 *
 * The first thumbnails travel in the widget's state, so that the first screen needs no answer from a kernel that may be
 * busy; the others are asked for as they come into view.
 */
import type { AnyModel } from '@anywidget/types';

import { Demand } from './demand';
import { Grid } from './grid';
import { Pictures } from './pictures';
import { Preview } from './preview';
import { NOTHING, select, type Selection } from './selection';
import { Toolbar } from './toolbar';
import { incoming, type Item, type Outgoing, type Traits } from './wire';

const PAGE = 200;

export class GalleryView {
  readonly node = document.createElement('div');
  private readonly grid: Grid;
  private readonly toolbar: Toolbar;
  private readonly preview: Preview;
  private readonly thumbnails: Pictures;
  private readonly previews: Pictures;
  private readonly demand: Demand;
  private words: string[] = [];
  private first = 0;
  private selection: Selection = NOTHING;

  constructor(
    private readonly model: AnyModel<Traits>,
    signal: AbortSignal
  ) {
    this.node.className = 'layer-gallery';
    // JupyterLab leaves the keys to an element that says so; without it, arrows would move between cells.
    this.node.dataset['lmSuppressShortcuts'] = 'true';
    this.thumbnails = new Pictures(signal);
    this.previews = new Pictures(signal);
    this.toolbar = new Toolbar(
      words => this.filter(words),
      by => this.turn(by)
    );
    this.grid = new Grid({
      choose: (id, gesture) => this.choose(select(this.selection, this.matching().map(idOf), id, gesture)),
      chooseAll: () => this.choose({ selected: this.matching().map(idOf), anchor: null }),
      clear: () => this.choose(NOTHING),
      zoom: id => this.zoom(id)
    });
    this.preview = new Preview(this.node, signal, {
      step: by => this.step(by),
      closed: id => this.grid.focus(id)
    });
    this.demand = new Demand(this.grid.node, ids => this.send({ kind: 'need', ids }), signal);
    this.node.prepend(this.toolbar.node, this.grid.node);
    this.listen(signal);
    this.onTile();
    this.onItems();
    this.onSelected();
  }

  private listen(signal: AbortSignal): void {
    const onMessage = (message: unknown, buffers: DataView[]): void => this.onMessage(message, buffers);
    this.model.on('msg:custom', onMessage);
    signal.addEventListener('abort', () => this.model.off('msg:custom', onMessage));
    const onChange = (trait: keyof Traits, listener: () => void): void => {
      this.model.on(`change:${trait}`, listener);
      signal.addEventListener('abort', () => this.model.off(`change:${trait}`, listener));
    };
    onChange('items', () => this.onItems());
    onChange('thumbs', () => this.onItems());
    onChange('selected', () => this.onSelected());
    onChange('tile', () => this.onTile());
  }

  private send(message: Outgoing): void {
    this.model.send(message);
  }

  private onItems(): void {
    const items = this.model.get('items');
    this.thumbnails.keepOnly(new Set(items.map(idOf)));
    this.model.get('thumbs').forEach((bytes, index) => {
      const item = items[index];
      if (item !== undefined && bytes.byteLength > 0 && this.thumbnails.get(item.id) === undefined) {
        this.thumbnails.put(item.id, bytes);
      }
    });
    this.showPage();
  }

  private onSelected(): void {
    const selected = this.model.get('selected');
    const anchor = this.selection.anchor;
    this.selection = { selected, anchor: anchor !== null && selected.includes(anchor) ? anchor : null };
    this.showSelection();
  }

  private onTile(): void {
    this.node.style.setProperty('--layer-tile', `${this.model.get('tile')}px`);
  }

  private onMessage(content: unknown, buffers: DataView[]): void {
    const message = incoming(content);
    if (message?.kind === 'thumbs') {
      message.ids.forEach((id, index) => {
        const bytes = buffers[index];
        const url = bytes === undefined ? undefined : this.thumbnails.put(id, bytes);
        if (url !== undefined) {
          this.grid.paint(id, url);
        }
      });
    } else if (message?.kind === 'missing') {
      message.ids.forEach(id => this.grid.markMissing(id));
    } else if (message?.kind === 'preview' && buffers[0] !== undefined) {
      this.previews.keepOnly(new Set());
      this.preview.sharpen(message.id, this.previews.put(message.id, buffers[0], message.mime_type));
    }
  }

  private matching(): Item[] {
    const items = this.model.get('items');
    return this.words.length === 0
      ? items
      : items.filter(item => this.words.every(word => item.label.toLowerCase().includes(word)));
  }

  private filter(text: string): void {
    this.words = text.toLowerCase().split(/\s+/).filter(word => word !== '');
    this.first = 0;
    this.showPage();
  }

  private turn(by: number): void {
    this.first = Math.max(0, this.first + by * PAGE);
    this.showPage();
  }

  private showPage(): void {
    const matching = this.matching();
    if (this.first >= matching.length) {
      this.first = 0;
    }
    this.demand.release();
    const bare = this.grid.show(matching.slice(this.first, this.first + PAGE), id => this.thumbnails.get(id));
    bare.forEach(tile => this.demand.watch(tile));
    this.showSelection();
  }

  private choose(selection: Selection): void {
    this.selection = selection;
    this.model.set('selected', [...selection.selected]);
    this.model.save_changes();
    this.showSelection();
  }

  private showSelection(): void {
    const selected = new Set(this.selection.selected);
    const matching = this.matching().length;
    this.grid.markSelected(selected);
    this.toolbar.update(this.first, Math.min(PAGE, matching - this.first), matching, selected.size);
  }

  private zoom(id: string): void {
    const item = this.model.get('items').find(candidate => candidate.id === id);
    if (item !== undefined) {
      this.preview.open(item, this.thumbnails.get(id));
      this.send({ kind: 'zoom', id });
    }
  }

  private step(by: number): void {
    const matching = this.matching();
    const next = matching[matching.findIndex(item => item.id === this.preview.current) + by];
    if (next !== undefined) {
      this.zoom(next.id);
    }
  }
}

function idOf(item: Item): string {
  return item.id;
}
