/**
 * What the gallery and its Python twin, `layer_nb.widgets.gallery`, say to each other.
 *
 * Both ends are ours, but a label may hold any text and a message may come from another version: messages are read
 * with `incoming`, which drops what it does not know.
 */

export interface Item {
  id: string;
  label: string;
  kind: string;
  width: number | null;
  height: number | null;
  has_alpha: boolean;
  run_id: string;
  model: string;
  seed: number | null;
  created_at: string;
}

/** The synced traits. */
export type Traits = {
  items: Item[];
  /** WebP bytes of the first items, in their order; the others are asked for when they come into view. */
  thumbs: DataView[];
  selected: string[];
  /** Edge of a tile, in CSS pixels. */
  tile: number;
};

export type Outgoing = { kind: 'need'; ids: string[] } | { kind: 'zoom'; id: string };

export type Incoming =
  | { kind: 'thumbs'; ids: string[] }
  | { kind: 'preview'; id: string; mime_type: string }
  | { kind: 'missing'; ids: string[] };

export function incoming(message: unknown): Incoming | null {
  if (typeof message !== 'object' || message === null) {
    return null;
  }
  const fields = message as Record<string, unknown>;
  switch (fields['kind']) {
    case 'thumbs':
    case 'missing':
      return { kind: fields['kind'], ids: strings(fields['ids']) };
    case 'preview':
      return typeof fields['id'] === 'string' && typeof fields['mime_type'] === 'string'
        ? { kind: 'preview', id: fields['id'], mime_type: fields['mime_type'] }
        : null;
    default:
      return null;
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : [];
}
