/** What came of a picture that somebody took or chose. */
export type ScaledPhoto =
  | { readonly status: "scaled"; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `renamed`: it is no picture, or not the one that its name says; `unreadable`: this phone cannot open it. */
  | { readonly status: "refused"; readonly why: "renamed" | "unreadable" };

/**
 * Scales a picture down and writes it anew as a JPEG of at most so many bytes. Writing it anew is what removes all that
 * cameras put into pictures: place, time, serial number and the small copy of the whole picture.
 *
 * The browser turns it upright, and decodes it at a smaller size where the phone has little memory.
 *
 * @param file as it came from the camera or the album, of whatever size
 */
export async function scalePhoto(
  file: Blob,
  limits: { readonly maxPixels: number; readonly maxBytes: number },
): Promise<ScaledPhoto> {
  const said = file.type === "image/jpg" ? "image/jpeg" : file.type;
  const found = pictureType(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  // What calls itself one thing and is another was not made by a camera
  if (found === undefined || (said !== "" && said !== found)) return { status: "refused", why: "renamed" };
  const url = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    return { status: "scaled", bytes: await smallEnough(picture, limits) };
  } catch {
    return { status: "refused", why: "unreadable" };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The type of a picture by its first bytes, for the types that every browser opens. */
function pictureType(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head);
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (text.startsWith("\x89PNG\r\n")) return "image/png";
  return text.startsWith("RIFF") && text.slice(8) === "WEBP" ? "image/webp" : undefined;
}

const qualities = [0.8, 0.7, 0.6, 0.5, 0.4];

/** Lowers the quality first and then the size, until it fits. */
async function smallEnough(
  picture: HTMLImageElement,
  { maxPixels, maxBytes }: { readonly maxPixels: number; readonly maxBytes: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const { naturalWidth: width, naturalHeight: height } = picture;
  let longest = Math.min(maxPixels, Math.max(width, height));
  for (;;) {
    const canvas = drawn(picture, width, height, longest);
    for (const quality of qualities) {
      const jpeg = await encode(canvas, quality);
      if (jpeg.size <= maxBytes) return new Uint8Array(await jpeg.arrayBuffer());
    }
    longest = Math.round(longest * 0.75);
    if (longest < 32) throw new Error("Cannot make the picture small enough: the limit is below that of any picture");
  }
}

function drawn(picture: HTMLImageElement, width: number, height: number, longest: number): HTMLCanvasElement {
  const scale = longest / Math.max(width, height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext("2d", { alpha: false });
  if (pen === null) throw new Error("Cannot scale the picture: there is no memory for it");
  // A JPEG has no transparency: what was transparent becomes paper
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const encode = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (jpeg) => (jpeg === null ? reject(new Error("Cannot write the picture")) : resolve(jpeg)),
      "image/jpeg",
      quality,
    );
  });
