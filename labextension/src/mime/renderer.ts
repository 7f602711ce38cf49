/**
 * Renders `application/vnd.layer.asset+json`: a static card at once, and the live widget in its place where one is
 * alive.
 *
 * A bundle may carry a widget view beside the payload. The widget is mounted hidden under the card; when its view
 * appears the card goes, and when its model is gone (a notebook reopened on a new kernel) the card simply stays.
 */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Panel, Widget } from '@lumino/widgets';

import { drawCard, drawNotice } from './card';
import { parsePayload } from './payload';

export const ASSET_MIME_TYPE = 'application/vnd.layer.asset+json';
const WIDGET_MIME_TYPE = 'application/vnd.jupyter.widget-view+json';

export class AssetRenderer extends Panel implements IRenderMime.IRenderer {
  /** `liveRegistry` is the registry that can render live widgets, or null where none can be alive. */
  constructor(private readonly liveRegistry: IRenderMimeRegistry | null) {
    super();
    this.addClass('jp-LayerAsset');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    // JupyterLab draws an updated output with the same renderer.
    for (const child of [...this.widgets]) {
      child.dispose();
    }
    const card = new Widget({ node: draw(model) });
    this.addWidget(card);
    if (this.liveRegistry !== null && model.trusted && model.data[WIDGET_MIME_TYPE] !== undefined) {
      await this.goLive(this.liveRegistry.createRenderer(WIDGET_MIME_TYPE), model, card);
    }
  }

  private async goLive(view: IRenderMime.IRenderer, model: IRenderMime.IMimeModel, card: Widget): Promise<void> {
    view.hide();
    this.addWidget(view);
    const observer = new MutationObserver(() => {
      if (view.node.childElementCount > 0) {
        observer.disconnect();
        card.dispose();
        view.show();
      } else if (view.node.textContent?.includes('model not found')) {
        observer.disconnect();
        view.dispose();
      }
    });
    observer.observe(view.node, { childList: true, characterData: true, subtree: true });
    view.disposed.connect(() => observer.disconnect());
    await view.renderModel(model);
  }

}

function draw(model: IRenderMime.IMimeModel): HTMLElement {
  const parsed = parsePayload(model.data[ASSET_MIME_TYPE]);
  if (parsed.ok) {
    return drawCard(parsed.payload);
  }
  const plain = model.data['text/plain'];
  const sentence =
    parsed.reason === 'newer'
      ? 'This result was made by a newer layer-nb; update with: pip install -U layer-nb'
      : 'This Layer result cannot be read: its data is damaged or was not made by layer-nb.';
  return drawNotice(sentence, typeof plain === 'string' ? plain : '');
}
