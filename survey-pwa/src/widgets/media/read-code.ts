/** A reader of codes that some browsers have: it knows bar codes of every kind. */
interface Detector {
  detect(picture: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}

declare global {
  var BarcodeDetector: (new () => Detector) | undefined;
}

/**
 * The code in a picture: any bar code where the browser itself can read them, a QR code everywhere else.
 *
 * @param longest pixels of the longer side that are looked at: less is quicker, more reads codes that are far away
 */
export async function readCode(picture: ImageBitmap | HTMLVideoElement, longest: number): Promise<string | undefined> {
  const [width, height] =
    picture instanceof ImageBitmap ? [picture.width, picture.height] : [picture.videoWidth, picture.videoHeight];
  if (width === 0 || height === 0) return undefined;
  const byBrowser = await detected(picture);
  if (byBrowser !== undefined) return byBrowser;
  const scale = Math.min(1, longest / Math.max(width, height));
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const canvas = Object.assign(document.createElement("canvas"), size);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (pen === null) return undefined;
  pen.drawImage(picture, 0, 0, size.width, size.height);
  const { data } = pen.getImageData(0, 0, size.width, size.height);
  const { decodeQR } = await import("qr/decode.js");
  try {
    const code = decodeQR({ ...size, data });
    return code === "" ? undefined : code;
  } catch {
    // It says that there is none by throwing
    return undefined;
  }
}

/** By the browser's own reader, which may be there and know no kind of code. */
async function detected(picture: ImageBitmapSource): Promise<string | undefined> {
  if (globalThis.BarcodeDetector === undefined) return undefined;
  const found = await new globalThis.BarcodeDetector().detect(picture).catch(() => []);
  return found.find(({ rawValue }) => rawValue !== "")?.rawValue;
}
