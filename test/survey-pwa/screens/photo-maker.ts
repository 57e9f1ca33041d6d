import type { Page } from "playwright-core";

/** What lies on the phone under one hash. */
interface KeptMedia {
  readonly hash: string;
  readonly bytes: number;
  /** By the first bytes. */
  readonly type: string;
  /** All bytes as letters, for what must not be among them. */
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** The colour of the upper and of the lower half. */
  readonly upper: string;
  readonly lower: string;
}

/** Photos as cameras make them, made in the page: 40 MB need not travel to it. */
interface PhotoMaker {
  /** Gives a question a noisy photo, red on its left side, held upright by a camera that wrote down how and where. */
  give(name: string, size: { width: number; height: number }): Promise<{ bytes: number; text: string }>;
  giveText(name: string, file: string, text: string): void;
  kept(): Promise<readonly KeptMedia[]>;
}

declare global {
  var photoMaker: PhotoMaker;
}

export const keptMedia = (page: Page): Promise<readonly KeptMedia[]> =>
  page.evaluate(() => globalThis.photoMaker.kept());

export const addPhotoMaker = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const letters = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);
    const put = (name: string, file: File): void => {
      const asked = document.getElementById(`question:${name}`);
      const input = asked?.querySelector<HTMLInputElement>("input[type=file]");
      const transfer = new DataTransfer();
      transfer.items.add(file);
      if (input === null || input === undefined) throw new Error(`${name} takes no file`);
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    /** Orientation 6 (held upright), the maker, and a place in Nyala: big-endian TIFF in an APP1 segment. */
    const exif = (): Uint8Array<ArrayBuffer> => {
      const entry = (tag: number, type: number, count: number, value: readonly number[]) => [
        ...[tag >> 8, tag & 255, 0, type, 0, 0, 0, count],
        ...value,
      ];
      const camera = [..."TestCam\0"].map((letter) => letter.charCodeAt(0));
      const tiff = [
        ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
        ...[0, 3],
        ...entry(0x010f, 2, 8, [0, 0, 0, 50]),
        ...entry(0x0112, 3, 1, [0, 6, 0, 0]),
        ...entry(0x8825, 4, 1, [0, 0, 0, 58]),
        ...[0, 0, 0, 0],
        ...camera,
        ...[0, 1],
        ...entry(0x0001, 2, 2, [78, 0, 0, 0]),
        ...[0, 0, 0, 0],
      ];
      const body = [...[..."Exif"].map((letter) => letter.charCodeAt(0)), 0, 0, ...tiff];
      return new Uint8Array([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);
    };
    const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
      new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? new Blob()), "image/jpeg", 1));
    const colour = (pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): string => {
      const { data } = pen.getImageData(x, y, width, height);
      let [red, blue] = [0, 0];
      for (let at = 0; at < data.length; at += 4) {
        red += data[at] ?? 0;
        blue += data[at + 2] ?? 0;
      }
      return red > blue * 1.2 ? "red" : blue > red * 1.2 ? "blue" : "neither";
    };
    const looked = async (hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<KeptMedia> => {
      const head = letters(bytes.subarray(0, 4));
      const type = head.startsWith("\xff\xd8") ? "image/jpeg" : head.endsWith("PNG") ? "image/png" : "other";
      const plain = { hash, bytes: bytes.length, type, text: letters(bytes) };
      if (type === "other") return { ...plain, width: 0, height: 0, upper: "", lower: "" };
      const picture = await createImageBitmap(new Blob([bytes]));
      const { width, height } = picture;
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const pen = canvas.getContext("2d", { willReadFrequently: true });
      pen?.drawImage(picture, 0, 0);
      const half = Math.floor(height / 2) - 4;
      const [upper, lower] = [0, half + 8].map((y) => (pen === null ? "" : colour(pen, 0, y, width, half)));
      return { ...plain, width, height, upper: upper ?? "", lower: lower ?? "" };
    };
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    globalThis.photoMaker = {
      give: async (name, { width, height }) => {
        const canvas = Object.assign(document.createElement("canvas"), { width, height });
        const pen = canvas.getContext("2d");
        if (pen === null) throw new Error("No memory for the photo");
        // A tile of noise a hundred times: as hard to compress as noise everywhere, and quicker
        const tile = pen.createImageData(420, 340);
        for (let at = 0; at < tile.data.length; at += 60_000) {
          crypto.getRandomValues(tile.data.subarray(at, at + 60_000));
        }
        for (let at = 3; at < tile.data.length; at += 4) tile.data[at] = 255;
        for (let y = 0; y < height; y += 340) for (let x = 0; x < width; x += 420) pen.putImageData(tile, x, y);
        pen.globalCompositeOperation = "multiply";
        for (const [x, fill] of [
          [0, "#ff8080"],
          [width / 2, "#8080ff"],
        ] as const) {
          pen.fillStyle = fill;
          pen.fillRect(x, 0, width / 2, height);
        }
        const jpeg = await blobOf(canvas);
        const file = new File([jpeg.slice(0, 2), exif(), jpeg.slice(2)], "IMG_1.jpg", { type: "image/jpeg" });
        put(name, file);
        return { bytes: file.size, text: letters(new Uint8Array(await file.slice(0, 500).arrayBuffer())) };
      },
      giveText: (name, file, text) => {
        const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
        put(name, new File([bytes], file, { type: "image/jpeg" }));
      },
      kept: async () => {
        const database = await answer(indexedDB.open("returns"));
        const media = database.transaction("media").objectStore("media");
        const [hashes, bodies] = await Promise.all([answer(media.getAllKeys()), answer(media.getAll())]);
        database.close();
        return Promise.all(bodies.map((body, index) => looked(String(hashes[index]), body)));
      },
    };
  });
