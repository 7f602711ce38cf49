/**
 * Renders `application/vnd.layer.asset+json`: a static card at once, and the live widget in its place where one is
 * alive.
 *
 * A bundle may carry a widget view beside the payload. The view is mounted hidden under the card; when it has drawn
 * itself the card goes, and when its model is gone (a notebook reopened on a new kernel) the card simply stays.
 */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Panel, Widget } from '@lumino/widgets';

import { drawCard, drawNotice } from './card';
import { LiveView } from './live';
import { parsePayload } from './payload';

export const ASSET_MIME_TYPE = 'application/vnd.layer.asset+json';

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
    if (this.liveRegistry !== null && LiveView.isIn(model)) {
      this.addWidget(new LiveView(this.liveRegistry, model, () => card.dispose()));
    }
  }
}

function draw(model: IRenderMime.IMimeModel): HTMLElement {
  const text = model.data['text/plain'];
  const plainText = typeof text === 'string' ? text : '';
  const parsed = parsePayload(model.data[ASSET_MIME_TYPE]);
  if (parsed.ok) {
    return drawCard(parsed.payload, plainText);
  }
  const sentence =
    parsed.reason === 'newer'
      ? 'This result was made by a newer layer-nb; update with: pip install -U layer-nb'
      : 'This Layer result cannot be read: its data is damaged or was not made by layer-nb.';
  return drawNotice(sentence, plainText);
}
