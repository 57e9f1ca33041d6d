import { useApp } from "./context.ts";
import { Notice } from "./notice.tsx";

/** The browser had emptied a damaged storage: what came back and what did not, until the enumerator has understood. */
export function DamageNotice() {
  const { phone, words } = useApp();
  const damage = phone.damage.value;
  if (damage === undefined) return null;
  const understood = (
    <button type="button" class="button" onClick={() => void phone.noteDamageSeen()}>
      {words.app.understood}
    </button>
  );
  if (damage.status === "emptied") {
    return (
      <Notice tone="error" text={words.damage.emptied}>
        {understood}
      </Notice>
    );
  }
  const { interviews, isComplete } = damage;
  const restored = interviews === 0 ? words.damage.restoredNone : words.damage.restored(interviews);
  return (
    <Notice
      tone={isComplete ? "warning" : "error"}
      text={isComplete ? restored : `${restored}. ${words.damage.incomplete}`}
    >
      {understood}
    </Notice>
  );
}
