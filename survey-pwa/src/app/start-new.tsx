import { speak } from "../words/language.ts";
import { useApp } from "./context.ts";
import { projectForms } from "./forms.ts";
import { Icon } from "./icon.tsx";

/** Starts an interview with a household that is on no list. */
export function StartNew() {
  const { phone, router, words, preferences } = useApp();
  const forms = projectForms(phone).value;
  const hasAssignments = (phone.project.value?.assignments.length ?? 0) > 0;
  if (forms.length === 0) return null;
  return (
    <section class="card stack-tight">
      <h2>{words.home.start}</h2>
      {hasAssignments || phone.purpose === "trial" ? null : <p class="soft">{words.home.noVisits}</p>}
      {forms.map((form) => (
        <button
          key={`${form.id} ${form.version}`}
          type="button"
          class="button button-wide"
          onClick={() =>
            router.go({
              screen: "interview",
              id: phone.newInterviewId(),
              begin: { formId: form.id, assignmentId: null },
            })
          }
        >
          <Icon name="plus" />
          {speak(form.title, preferences.language).text}
        </button>
      ))}
    </section>
  );
}
