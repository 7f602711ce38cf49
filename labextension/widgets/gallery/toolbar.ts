/** The line above the grid: filter, how many, which page. */

export class Toolbar {
  readonly node = document.createElement('div');
  private readonly count = document.createElement('span');
  private readonly previous = button('‹', 'Previous page');
  private readonly next = button('›', 'Next page');

  constructor(onFilter: (words: string) => void, onTurn: (by: number) => void) {
    this.node.className = 'layer-toolbar';
    const filter = document.createElement('input');
    filter.type = 'search';
    filter.placeholder = 'Filter by name';
    filter.setAttribute('aria-label', 'Filter by name');
    filter.addEventListener('input', () => onFilter(filter.value));
    this.count.setAttribute('role', 'status');
    this.previous.addEventListener('click', () => onTurn(-1));
    this.next.addEventListener('click', () => onTurn(1));
    this.node.append(filter, this.count, this.previous, this.next);
  }

  /** `first` counts from 0; `shown` items of `matching` are on the page, `selected` are chosen. */
  update(first: number, shown: number, matching: number, selected: number): void {
    const paged = shown < matching;
    const range = paged ? `${first + 1}–${first + shown} of ${matching.toLocaleString()}` : items(matching);
    this.count.textContent = selected > 0 ? `${range} · ${selected} selected` : range;
    this.previous.hidden = this.next.hidden = !paged;
    this.previous.disabled = first === 0;
    this.next.disabled = first + shown >= matching;
  }
}

function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

function button(sign: string, name: string): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.textContent = sign;
  node.title = name;
  node.setAttribute('aria-label', name);
  return node;
}
