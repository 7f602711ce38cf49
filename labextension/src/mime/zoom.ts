/** One picture of a card, enlarged over the page: arrows step through, Esc or a click closes. */
import { element } from './element';
import type { Asset } from './payload';

export function openZoom(assets: Asset[], start: number): void {
  const dialog = element('dialog', 'jp-LayerZoom');
  const image = element('img', 'jp-LayerZoom-image');
  const caption = element('p', 'jp-LayerZoom-caption');
  dialog.dataset['lmSuppressShortcuts'] = 'true';
  dialog.append(image, caption);

  let current = start;
  const show = (index: number): void => {
    const asset = assets[index];
    if (asset === undefined || asset.picture === null) {
      return;
    }
    current = index;
    image.src = asset.picture.source;
    image.alt = asset.name || asset.kind;
    image.classList.toggle('jp-mod-alpha', asset.hasAlpha);
    dialog.setAttribute('aria-label', image.alt);
    caption.replaceChildren(...describe(asset, index, assets.length));
  };
  dialog.addEventListener('keydown', event => {
    // The notebook under the dialog must not answer the same key.
    event.stopPropagation();
    if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') {
      show(current - 1);
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') {
      show(current + 1);
    } else {
      return;
    }
    event.preventDefault();
  });
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());

  show(start);
  document.body.append(dialog);
  dialog.showModal();
}

function describe(asset: Asset, index: number, count: number): HTMLElement[] {
  const facts = [
    count > 1 ? `${index + 1} of ${count}` : '',
    asset.width !== null && asset.height !== null ? `${asset.width} × ${asset.height}` : '',
    asset.seed !== null ? `seed ${asset.seed}` : '',
    ...asset.credits
  ].filter(fact => fact !== '');
  return [element('strong', '', asset.name || asset.kind), element('span', '', facts.join(' · '))];
}
