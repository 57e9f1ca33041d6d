/** A line drawn without lifting the finger, in the points of the pad. */
export type Stroke = readonly (readonly [x: number, y: number])[];

/** The pad in points; it is shown as wide as the phone, and kept in this size. */
export const pad = { width: 600, height: 240 } as const;

/** Draws a signature anew: black on paper, whatever colours the screen has. */
export function drawStrokes(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const pen = paper(canvas);
  pen.lineWidth = 4;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const [first, ...rest] of strokes) {
    if (first === undefined) continue;
    pen.beginPath();
    pen.moveTo(...first);
    // A dot is a line to itself
    for (const point of rest.length === 0 ? [first] : rest) pen.lineTo(...point);
    pen.stroke();
  }
}

/** Writes a name in the place of a signature, for who cannot draw one. */
export function drawName(canvas: HTMLCanvasElement, name: string, direction: "ltr" | "rtl"): void {
  const pen = paper(canvas);
  const family = getComputedStyle(document.body).fontFamily;
  const size = [72, 60, 48, 36, 24].find((points) => {
    pen.font = `italic ${points}px ${family}`;
    return pen.measureText(name).width <= pad.width - 40;
  });
  if (size === undefined) pen.font = `italic 20px ${family}`;
  pen.direction = direction;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(name, pad.width / 2, pad.height / 2, pad.width - 40);
}

/** The drawing as a PNG. */
export const pngOf = (canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((png) => {
      if (png === null) reject(new Error("Cannot keep the signature: there is no memory for it"));
      else void png.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject);
    }, "image/png");
  });

function paper(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  canvas.width = pad.width;
  canvas.height = pad.height;
  const pen = canvas.getContext("2d", { alpha: false });
  if (pen === null) throw new Error("Cannot draw: there is no memory for it");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, pad.width, pad.height);
  pen.fillStyle = "#000";
  pen.strokeStyle = "#000";
  return pen;
}
