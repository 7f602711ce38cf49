/** The picture of one asset, with what belongs to it: a texture's maps, or what is known of the asset. */
import { element } from './element';
import type { Asset, Part } from './payload';

const OWN_PICTURE_ROLES = new Set(['albedo', 'raster', 'poster']);

const MIN_RATIO = 0.5;
const MAX_RATIO = 2.4;

/** One asset among several: its picture, and its maps as a row of small squares and its caption under it. */
export function drawTile(asset: Asset, zoom: () => void): HTMLElement {
  const figure = element('figure', 'jp-LayerCard-figure');
  figure.append(drawPicture(asset, zoom));
  const parts = shownParts(asset);
  if (parts.length > 0) {
    const strip = element('div', 'jp-LayerCard-strip');
    strip.append(...parts.map(drawMap));
    figure.append(strip);
  }
  if (asset.caption !== '') {
    const caption = element('figcaption', 'jp-LayerCard-caption', asset.caption);
    caption.title = asset.caption;
    figure.append(caption);
  }
  return figure;
}

/** An asset that stands alone: its picture large, and beside it its labelled maps, or its name and id. */
export function drawSingle(asset: Asset, zoom: () => void): HTMLElement {
  const single = element('div', 'jp-LayerCard-single');
  const maps = shownParts(asset);
  single.classList.toggle('jp-mod-maps', maps.length > 0);
  const beside = element('div', maps.length > 0 ? 'jp-LayerCard-maps' : 'jp-LayerCard-known');
  if (maps.length > 0) {
    for (const part of maps) {
      const figure = element('figure', 'jp-LayerCard-figure');
      figure.append(drawMap(part), element('figcaption', 'jp-LayerCard-label', roleName(part.role)));
      beside.append(figure);
    }
  } else {
    const known: [string, string][] = [
      ['name', asset.name],
      ['file', asset.id]
    ];
    for (const [name, value] of known) {
      if (value !== '') {
        beside.append(element('div', 'jp-LayerCard-label', name), element('div', 'jp-LayerCard-value', value));
      }
    }
  }
  single.append(drawPicture(asset, zoom), beside);
  return single;
}

function drawPicture(asset: Asset, zoom: () => void): HTMLElement {
  const label = asset.name || asset.kind;
  if (asset.picture === null) {
    const placeholder = element('div', 'jp-LayerCard-tile jp-mod-empty');
    placeholder.append(element('strong', '', asset.kind), element('span', '', asset.name || asset.mimeType));
    return placeholder;
  }
  const tile = element('button', 'jp-LayerCard-tile');
  tile.type = 'button';
  tile.title = `${label}: click to enlarge`;
  tile.style.aspectRatio = String(ratio(asset));
  tile.classList.toggle('jp-mod-alpha', asset.hasAlpha);
  const image = element('img', '');
  image.src = asset.picture.source;
  image.alt = label;
  image.decoding = 'async';
  tile.append(image);
  tile.addEventListener('click', zoom);
  return tile;
}

function ratio(asset: Asset): number {
  const width = asset.width ?? asset.picture?.width ?? 1;
  const height = asset.height ?? asset.picture?.height ?? 1;
  return Math.min(MAX_RATIO, Math.max(MIN_RATIO, width / height));
}

/** The parts that have a picture of their own; these roles show what the asset shows. */
function shownParts(asset: Asset): Part[] {
  return asset.parts.filter(part => !OWN_PICTURE_ROLES.has(part.role) && part.picture !== null);
}

function drawMap(part: Part): HTMLElement {
  const map = element('img', 'jp-LayerCard-map');
  map.src = part.picture?.source ?? '';
  map.alt = map.title = roleName(part.role);
  return map;
}

/** "base_colour" reads "base colour", "ao" reads "AO". */
function roleName(role: string): string {
  return role.length <= 2 ? role.toUpperCase() : role.replaceAll('_', ' ');
}
