/** Which items are selected after a click or a key; pure, in the manner of a file list. */

export interface Selection {
  /** In the order of choice. */
  selected: readonly string[];
  /** Where a range starts, or null before the first choice. */
  anchor: string | null;
}

export type Gesture = 'only' | 'toggle' | 'range';

export const NOTHING: Selection = { selected: [], anchor: null };

export function select(before: Selection, ids: readonly string[], id: string, gesture: Gesture): Selection {
  if (gesture === 'range' && before.anchor !== null && ids.includes(before.anchor)) {
    const [from, to] = [ids.indexOf(before.anchor), ids.indexOf(id)].sort((a, b) => a - b) as [number, number];
    return { selected: ids.slice(from, to + 1), anchor: before.anchor };
  }
  const was = before.selected.includes(id);
  if (gesture === 'toggle') {
    const chosen = new Set(before.selected);
    if (was) {
      chosen.delete(id);
    } else {
      chosen.add(id);
    }
    return { selected: [...chosen], anchor: id };
  }
  return was && before.selected.length === 1 ? NOTHING : { selected: [id], anchor: id };
}

export function gestureOf(event: MouseEvent | KeyboardEvent): Gesture {
  if (event.shiftKey) {
    return 'range';
  }
  return event.ctrlKey || event.metaKey ? 'toggle' : 'only';
}
