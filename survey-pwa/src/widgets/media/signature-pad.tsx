import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../../app/context.ts";
import { drawStrokes, pad, pngOf, type Stroke } from "./strokes.ts";

/** A field to draw in. Each stroke is kept when the finger lifts; `keep` gets the drawing, or nothing after the last undo. */
export function SignaturePad(props: {
  readonly describedBy: string;
  readonly keep: (png: Uint8Array<ArrayBuffer> | undefined) => void;
}) {
  const { words } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const drawing = useRef<Stroke | undefined>(undefined);
  const newest = useRef(0);

  useEffect(() => {
    if (canvas.current !== null) drawStrokes(canvas.current, strokes);
  }, [strokes]);
  const keep = async (next: readonly Stroke[]): Promise<void> => {
    setStrokes(next);
    newest.current += 1;
    const mine = newest.current;
    if (canvas.current === null) return;
    drawStrokes(canvas.current, next);
    const png = next.length === 0 ? undefined : await pngOf(canvas.current);
    if (mine === newest.current) props.keep(png);
  };
  const pointOf = (event: PointerEvent & { readonly currentTarget: HTMLCanvasElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return [Math.round(x * pad.width), Math.round(y * pad.height)] as const;
  };
  return (
    <>
      <div class="signature-pad">
        <canvas
          ref={canvas}
          width={pad.width}
          height={pad.height}
          role="img"
          aria-label={words.media.signature.pad}
          aria-describedby={props.describedBy}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drawing.current = [pointOf(event)];
          }}
          onPointerMove={(event) => {
            if (drawing.current === undefined) return;
            drawing.current = [...drawing.current, pointOf(event)];
            drawStrokes(event.currentTarget, [...strokes, drawing.current]);
          }}
          onPointerUp={() => {
            if (drawing.current !== undefined) void keep([...strokes, drawing.current]);
            drawing.current = undefined;
          }}
          onPointerCancel={() => {
            drawing.current = undefined;
            setStrokes([...strokes]);
          }}
        />
        {strokes.length === 0 ? (
          <span class="signature-line" aria-hidden="true">
            {words.media.signature.sign}
          </span>
        ) : null}
      </div>
      {strokes.length === 0 ? null : (
        <button type="button" class="button" onClick={() => void keep(strokes.slice(0, -1))}>
          {words.media.signature.undo}
        </button>
      )}
    </>
  );
}
