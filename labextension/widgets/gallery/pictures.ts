/** Object URLs of thumbnails by item id: kept while the gallery is on the page, revoked with it. */

const RASTER_TYPES = new Set(['image/webp', 'image/png', 'image/jpeg']);

export class Pictures {
  private readonly urls = new Map<string, string>();

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => this.keepOnly(new Set()));
  }

  get(id: string): string | undefined {
    return this.urls.get(id);
  }

  /** Keeps a picture; returns its URL, or undefined where the type is not a raster image. */
  put(id: string, bytes: DataView, mimeType = 'image/webp'): string | undefined {
    if (!RASTER_TYPES.has(mimeType)) {
      return undefined;
    }
    this.drop(id);
    // A copy: the view may be a small window on a large message, which the blob would keep whole.
    const copy = new Uint8Array(bytes.byteLength);
    copy.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const url = URL.createObjectURL(new Blob([copy], { type: mimeType }));
    this.urls.set(id, url);
    return url;
  }

  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of [...this.urls.keys()]) {
      if (!ids.has(id)) {
        this.drop(id);
      }
    }
  }

  private drop(id: string): void {
    const url = this.urls.get(id);
    if (url !== undefined) {
      URL.revokeObjectURL(url);
      this.urls.delete(id);
    }
  }
}
