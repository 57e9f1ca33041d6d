import { writeFileSync } from "node:fs";
import encodeQR from "qr";

/**
 * A film for the camera of a test browser (`--use-file-for-fake-video-capture`): a QR code held still in front of it.
 *
 * Y4M is a text line for the film, one for each picture, and its pixels: brightness first, then two planes of colour.
 */
export function writeFilm(path: string, code: string): void {
  const [width, height] = [640, 480];
  const modules = encodeQR(code, "raw", { border: 4 });
  const size = Math.floor(400 / modules.length);
  const [left, top] = [(width - size * modules.length) / 2, (height - size * modules.length) / 2];
  const bright = Buffer.alloc(width * height, 200);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const row = modules[Math.floor((y - top) / size)];
      const isDark = row?.[Math.floor((x - left) / size)];
      if (isDark !== undefined) bright[y * width + x] = isDark ? 20 : 235;
    }
  }
  const colour = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), bright, colour]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: 5 }, () => frame)]));
}
