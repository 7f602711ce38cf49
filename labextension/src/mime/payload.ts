/**
 * Reads the payload of `application/vnd.layer.asset+json`, version 1.
 *
 * A payload comes out of a file that anybody may have written: nothing in it is trusted. Every field is checked,
 * unknown fields are ignored, text is cut to a length, and a picture is a bounded data URI of a raster type or it is
 * not there at all. The Python side of this shape is `layer_mcp.contract.assets`.
 */

export const SUPPORTED_VERSION = 1;

const MAX_ASSETS = 60;
const MAX_TEXT = 500;
const MAX_LIST = 24;
const MAX_PICTURE_CHARACTERS = 3_000_000;
const PICTURE_TYPES = new Set(['image/webp', 'image/png', 'image/jpeg']);
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

export interface Picture {
  /** A data URI, safe for `img.src`. */
  source: string;
  /** Pixels, or null where unknown. */
  width: number | null;
  height: number | null;
}

export interface Part {
  role: string;
  picture: Picture | null;
}

export interface Asset {
  id: string;
  name: string;
  /** A line under the picture, or nothing. */
  caption: string;
  kind: string;
  mimeType: string;
  /** Pixels of the asset itself, or null where it has none. */
  width: number | null;
  height: number | null;
  seed: number | null;
  hasAlpha: boolean;
  picture: Picture | null;
  parts: Part[];
  /** One credit a line, as "title by author, licence". */
  credits: string[];
}

export interface Payload {
  title: string;
  status: string;
  runId: string;
  model: string;
  seed: number | null;
  seconds: number | null;
  /** Creative units. */
  price: number | null;
  assets: Asset[];
  /** Assets that the payload holds beyond those in `assets`. */
  omitted: number;
  /** What is not as it was asked for. */
  notes: string[];
  facts: string[];
  snippet: string;
}

export type Parsed = { ok: true; payload: Payload } | { ok: false; reason: 'newer' | 'unreadable' };

type Fields = Record<string, unknown>;

export function parsePayload(data: unknown): Parsed {
  const fields = record(data);
  const version = fields === null ? null : number(fields['version']);
  if (fields === null || version === null || version < 1) {
    return { ok: false, reason: 'unreadable' };
  }
  if (version > SUPPORTED_VERSION) {
    return { ok: false, reason: 'newer' };
  }
  const model = record(fields['model']);
  const assets = list(fields['assets']);
  return {
    ok: true,
    payload: {
      title: text(fields['title']),
      status: text(fields['status']),
      runId: text(fields['run_id']),
      model: model === null ? '' : text(model['slug']) || text(model['name']),
      seed: number(fields['seed']),
      seconds: number(fields['seconds']),
      price: number(fields['price_creative_units']),
      assets: assets.slice(0, MAX_ASSETS).flatMap(asset),
      omitted: Math.max(0, assets.length - MAX_ASSETS),
      notes: texts(fields['notes']),
      facts: texts(fields['facts']),
      snippet: text(fields['snippet'])
    }
  };
}

function asset(value: unknown): Asset[] {
  const fields = record(value);
  if (fields === null) {
    return [];
  }
  return [
    {
      id: text(fields['file_id']),
      name: text(fields['name']),
      caption: text(fields['caption']),
      kind: text(fields['kind']) || 'file',
      mimeType: text(fields['mime_type']),
      width: size(fields['width']),
      height: size(fields['height']),
      seed: number(fields['seed']),
      hasAlpha: fields['has_alpha'] === true,
      picture: picture(fields['thumbnail']),
      parts: list(fields['parts']).slice(0, MAX_LIST).flatMap(part),
      credits: list(fields['attribution']).slice(0, MAX_LIST).flatMap(credit)
    }
  ];
}

function part(value: unknown): Part[] {
  const fields = record(value);
  const role = fields === null ? '' : text(fields['role']);
  return fields === null || role === '' ? [] : [{ role, picture: picture(fields['thumbnail']) }];
}

function credit(value: unknown): string[] {
  const fields = record(value);
  if (fields === null) {
    return [];
  }
  const title = text(fields['title']);
  const author = text(fields['author']);
  const work = title !== '' && author !== '' ? `${title} by ${author}` : title || author;
  const line = [work, text(fields['source']), text(fields['licence'])].filter(word => word !== '').join(', ');
  return line === '' ? [] : [line];
}

function picture(value: unknown): Picture | null {
  const fields = record(value);
  const data = fields?.['data'];
  const mimeType = fields?.['mime_type'];
  if (fields === null || typeof data !== 'string' || typeof mimeType !== 'string' || !PICTURE_TYPES.has(mimeType)) {
    return null;
  }
  if (data.length > MAX_PICTURE_CHARACTERS || !BASE64.test(data)) {
    return null;
  }
  return { source: `data:${mimeType};base64,${data}`, width: size(fields['width']), height: size(fields['height']) };
}

function record(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): string[] {
  return list(value)
    .slice(0, MAX_LIST)
    .map(text)
    .filter(line => line !== '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : '';
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function size(value: unknown): number | null {
  const pixels = number(value);
  return pixels !== null && pixels > 0 && pixels <= 1_000_000 ? pixels : null;
}
