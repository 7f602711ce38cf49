/**
 * A live widget, hidden until it has drawn itself; gone when its model is.
 *
 * ipywidgets renders a view with a placeholder until a notebook's kernel is known, and then hands its manager to the
 * placeholders it finds directly in an output. Ours is one level deeper and is not found, so the view is mounted anew
 * when ipywidgets replaces its factory by one that knows the manager.
 */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Panel } from '@lumino/widgets';

const WIDGET_MIME_TYPE = 'application/vnd.jupyter.widget-view+json';
const MODEL_IS_GONE = 'model not found';
const FACTORY_CHECK_MILLISECONDS = 250;

export class LiveView extends Panel {
  private readonly observer = new MutationObserver(() => this.look());
  private readonly timer = setInterval(() => this.mount(), FACTORY_CHECK_MILLISECONDS);
  private factory: IRenderMime.IRendererFactory | undefined;

  constructor(
    private readonly registry: IRenderMimeRegistry,
    private readonly model: IRenderMime.IMimeModel,
    private readonly onLive: () => void
  ) {
    super();
    this.hide();
    this.observer.observe(this.node, { childList: true, characterData: true, subtree: true });
    this.mount();
  }

  /** Whether an output names a live widget that may be run. */
  static isIn(model: IRenderMime.IMimeModel): boolean {
    return model.trusted && model.data[WIDGET_MIME_TYPE] !== undefined;
  }

  override dispose(): void {
    this.settle();
    super.dispose();
  }

  private mount(): void {
    const factory = this.registry.getFactory(WIDGET_MIME_TYPE);
    if (factory === undefined || factory === this.factory) {
      return;
    }
    this.factory = factory;
    for (const old of [...this.widgets]) {
      old.dispose();
    }
    const view = this.registry.createRenderer(WIDGET_MIME_TYPE);
    this.addWidget(view);
    void view.renderModel(this.model);
  }

  private look(): void {
    const view = this.widgets[0];
    if (view !== undefined && view.node.childElementCount > 0) {
      this.settle();
      this.show();
      this.onLive();
    } else if (view?.node.textContent?.includes(MODEL_IS_GONE)) {
      this.dispose();
    }
  }

  private settle(): void {
    clearInterval(this.timer);
    this.observer.disconnect();
  }
}
