import type { Figures } from "../figures.ts";

/** Numbers and sentences for so many, in one language. */
export type Counting = Pick<Figures, "number" | "plural">;

/** What stands beside photos, signatures, recordings, files and codes, in English. */
export const mediaEn = ({ number, plural }: Counting) => ({
  size: (bytes: number) =>
    sizeOf(
      bytes,
      (count) => `${number(count)} kB`,
      (count) => `${number(count)} MB`,
    ),
  taken: (size: string) => `Kept on this phone, ${size}`,
  gone: "This phone no longer has it. Take it again",
  full: "This interview holds as many photos, recordings and files as can be sent. Remove one of them first",
  left: (count: number) =>
    plural(count, {
      one: "1 photo or recording of it is only on this phone",
      other: `${number(count)} photos and recordings of it are only on this phone`,
    }),
  waiting: (count: number) =>
    plural(count, {
      one: "1 interview was received, but not all of its photos and recordings yet",
      other: `${number(count)} interviews were received, but not all of their photos and recordings yet`,
    }),
  notCopied: "Photos and recordings are not in the copy: only sending brings them to the office",
  photo: {
    alt: "The photo that was taken",
    take: "Take a photo",
    again: "Take it again",
    choose: "Choose a picture",
    scaling: "Making the photo smaller…",
    renamed: "This is not a picture, whatever its name says. Take a photo with the camera",
    unreadable: "This phone cannot open the picture. Take a photo with the camera",
  },
  signature: {
    alt: "The signature",
    pad: "Field to sign in, with a finger. Without a finger, type the name instead",
    sign: "Sign here",
    undo: "Undo the last stroke",
    again: "Sign again",
    type: "Type the name instead",
    draw: "Sign with a finger",
    name: "Name of who signs",
    use: "Use as signature",
  },
  audio: {
    record: "Record",
    again: "Record again",
    stop: "Stop",
    starting: "Waiting for the microphone",
    recording: (time: string, most: string) => `Recording: ${time} of ${most}`,
    playback: "The recording",
    denied: "This phone does not allow recording. Allow the microphone in the browser's settings and try again",
    unavailable: "No microphone was found, or another app uses it. Close that app and try again",
    unsupported: "This phone cannot record",
  },
  file: {
    choose: "Choose a file",
    another: "Choose another file",
    described: (type: string, size: string) => `${type}, ${size}`,
    empty: "There is nothing in this file. Choose another one",
    unreadable: "This phone could not read the file. Choose another one",
    tooLarge: (has: string, most: string) => `The file has ${has}: at most ${most} can be sent. Choose a smaller one`,
  },
  barcode: {
    scan: "Scan with the camera",
    picture: "Read it from a photo",
    stop: "Stop",
    looking: "Hold the code in front of the camera",
    found: (code: string) => `Read: ${code}`,
    nothing: "No code was found in the picture. Go nearer, or type it",
    denied: "This phone does not allow the camera. Type the code, or allow the camera in the browser's settings",
    unavailable: "The camera cannot be used now. Type the code, or read it from a photo",
  },
});

/** A size as people say it: kilobytes to the thousand, then megabytes with one decimal. */
export const sizeOf = (
  bytes: number,
  kilobytes: (count: number) => string,
  megabytes: (count: number) => string,
): string =>
  bytes < 999_500 ? kilobytes(Math.max(1, Math.round(bytes / 1_000))) : megabytes(Math.round(bytes / 100_000) / 10);

/** What every language must say. */
export type MediaWords = ReturnType<typeof mediaEn>;
