/**
 * The static card of a run or a collection: title, chips, a grid of pictures, facts.
 *
 * Drawn with DOM calls and `textContent` only, so that text from an untrusted notebook stays text.
 */
import { element } from './element';
import type { Payload } from './payload';
import { drawSingle, drawTile } from './tile';
import { openZoom } from './zoom';

const MAX_COLUMNS = 4;
/** A tile is no wider, however few there are. */
const TILE_PIXELS = 290;
const SHORT_ID_CHARACTERS = 8;
const COPIED_MILLISECONDS = 1200;

/** `plainText` is the output's text form: it says what a run without pictures has to say. */
export function drawCard(payload: Payload, plainText: string): HTMLElement {
  const card = element('section', 'jp-LayerCard');
  card.setAttribute('aria-label', payload.title || 'Layer result');
  card.append(drawHead(payload));
  if (payload.assets.length > 0) {
    card.append(drawPictures(payload));
  } else {
    const afterTitle = plainText.split('\n').slice(1).join('\n');
    card.append(element('pre', 'jp-LayerCard-plain', afterTitle));
  }
  if (payload.notes.length > 0) {
    const notes = element('div', 'jp-LayerCard-notes');
    notes.append(...payload.notes.map(note => element('div', '', note)));
    card.append(notes);
  }
  card.append(drawFoot(payload));
  return card;
}

/** A sentence in place of a card, with the output's plain text under it. */
export function drawNotice(sentence: string, plainText: string): HTMLElement {
  const notice = element('section', 'jp-LayerCard jp-mod-notice');
  notice.append(element('p', 'jp-LayerCard-notice', sentence));
  if (plainText !== '') {
    notice.append(element('pre', 'jp-LayerCard-plain', plainText));
  }
  return notice;
}

function drawHead(payload: Payload): HTMLElement {
  const head = element('header', 'jp-LayerCard-head');
  const title = element('span', 'jp-LayerCard-title', payload.title || 'Untitled');
  title.title = payload.title;
  const chips = element('span', 'jp-LayerCard-chips');
  if (payload.status !== '' && payload.status !== 'succeeded') {
    const status = chip(payload.status);
    status.dataset['status'] = payload.status;
    chips.append(status);
  }
  if (payload.model !== '') {
    chips.append(chip(payload.model));
  }
  if (payload.seed !== null) {
    chips.append(chip(`seed ${payload.seed}`));
  }
  if (payload.seconds !== null) {
    chips.append(chip(`${payload.seconds.toFixed(1)} s`));
  }
  if (payload.price !== null) {
    const price = chip(`${Number(payload.price.toFixed(3))} CU`);
    price.classList.add('jp-mod-price');
    price.title = 'creative units';
    chips.append(price);
  }
  head.append(title, chips);
  return head;
}

function chip(label: string): HTMLElement {
  return element('span', 'jp-LayerCard-chip', label);
}

function drawPictures(payload: Payload): HTMLElement {
  const pictured = payload.assets.filter(asset => asset.picture !== null);
  const [first, ...others] = payload.assets;
  let pictures: HTMLElement;
  if (first !== undefined && others.length === 0) {
    pictures = drawSingle(first, () => openZoom(pictured, 0));
  } else {
    pictures = element('div', 'jp-LayerCard-grid');
    const across = columns(payload.assets.length);
    pictures.style.setProperty('--layer-columns', String(across));
    pictures.style.maxWidth = `${across * TILE_PIXELS}px`;
    for (const asset of payload.assets) {
      pictures.append(drawTile(asset, () => openZoom(pictured, pictured.indexOf(asset))));
    }
  }
  // While a tile has the focus its keys are its own: Enter opens it and does not edit the cell.
  pictures.dataset['lmSuppressShortcuts'] = 'true';
  return pictures;
}

/** Columns for a number of tiles, so that no row is left with a single orphan where that can be avoided. */
function columns(tiles: number): number {
  if (tiles <= MAX_COLUMNS) {
    return tiles;
  }
  return tiles === 5 || tiles === 6 || tiles === 9 ? 3 : MAX_COLUMNS;
}

function drawFoot(payload: Payload): HTMLElement {
  const foot = element('footer', 'jp-LayerCard-foot');
  const lines = [...payload.facts];
  if (payload.omitted > 0) {
    lines.push(`${payload.omitted} more not shown`);
  }
  const facts = element('span', 'jp-LayerCard-facts');
  facts.append(...lines.map(line => element('span', 'jp-LayerCard-fact', line)));
  foot.append(facts);
  const shortId = payload.runId.slice(0, SHORT_ID_CHARACTERS);
  if (shortId !== '' && !payload.snippet.includes(shortId)) {
    const run = element('span', 'jp-LayerCard-run', `run\u00a0${shortId}`);
    run.title = payload.runId;
    foot.append(run);
  }
  if (payload.snippet !== '') {
    foot.append(drawSnippet(payload.snippet));
  }
  return foot;
}

function drawSnippet(snippet: string): HTMLElement {
  const button = element('button', 'jp-LayerCard-snippet', snippet);
  button.type = 'button';
  button.title = 'Copy';
  button.dataset['lmSuppressShortcuts'] = 'true';
  button.addEventListener('click', () => {
    // Absent where the page is not served from a secure origin; the text can then still be selected.
    void navigator.clipboard?.writeText(snippet).then(() => {
      button.textContent = 'copied';
      setTimeout(() => {
        button.textContent = snippet;
      }, COPIED_MILLISECONDS);
    });
  });
  return button;
}
